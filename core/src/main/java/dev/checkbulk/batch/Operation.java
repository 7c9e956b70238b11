package dev.checkbulk.batch;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does with each item: the business logic of Check's guide to batching edits.
 *
 * @param <I> an item, for example one row of a file
 */
@FunctionalInterface
public interface Operation<I> {
    /**
     * Does the item's work; called on the client's context and must not block it.
     *
     * <p>All requests of the item go through the client that is handed in: it stops with the batch, and it knows whether
     * anything was sent. When this method throws, or its future fails, the item ends {@link Outcome.Unknown} if a write may
     * have been executed, else {@link Outcome.NotApplied}; no other item is touched by it.
     *
     * @return completes with the item's outcome
     */
    Future<Outcome> run(CheckClient client, I item);

    /**
     * The resource that the item edits. Items with equal keys run in the order of the input and never side by side; null
     * orders nothing.
     */
    default @Nullable String key(I item) {
        return null;
    }

    /**
     * One request for each item, which is all that most operations are: adding another resource is one of these.
     *
     * <p>Items whose requests write to one record run in the order of the input; the record's id is the {@link #key}.
     *
     * @param request gives an item's request; it is asked twice for each, on the client's context, and only reads the item
     */
    static <I> Operation<I> of(Function<? super I, CheckRequest> request) {
        Function<I, CheckRequest> asked =
                item -> Objects.requireNonNull(request.apply(item), "the operation gave no request");
        return new Operation<>() {
            @Override
            public Future<Outcome> run(CheckClient client, I item) {
                return client.send(asked.apply(item));
            }

            @Override
            public @Nullable String key(I item) {
                CheckRequest one = asked.apply(item);
                List<String> ids = one.ids();
                return ids.isEmpty() || !one.method().writes() ? null : ids.get(ids.size() - 1);
            }
        };
    }

    /** This operation, with the items ordered by this key. */
    default Operation<I> keyedBy(Function<? super I, String> key) {
        Operation<I> inner = this;
        return new Operation<>() {
            @Override
            public Future<Outcome> run(CheckClient client, I item) {
                return inner.run(client, item);
            }

            @Override
            public String key(I item) {
                return key.apply(item);
            }
        };
    }
}
