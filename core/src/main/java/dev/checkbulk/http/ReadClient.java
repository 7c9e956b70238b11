package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * A client that reads and cannot write: who makes a plan is given this one. Reads that got no definite answer are tried
 * again with growing pauses.
 */
public final class ReadClient {
    private final CheckClient client;

    ReadClient(CheckClient client) {
        this.client = client;
    }

    /**
     * Reads one record.
     *
     * @return completes with done or refused, on the caller's context; fails with {@link ReadFailed}
     * @throws IllegalArgumentException for a request that writes
     */
    public Future<Outcome> get(CheckRequest request) {
        requireRead(request);
        return Pages.read(client, request)
                .<Outcome>map(Outcome.Done::new)
                .recover(failure ->
                        failure instanceof ReadFailed failed && failed.outcome() instanceof Outcome.Refused no
                                ? Future.succeededFuture(no)
                                : Future.failedFuture(failure));
    }

    /**
     * Walks the pages of a list.
     *
     * @throws IllegalArgumentException for a request that writes
     */
    public Pages pages(CheckRequest list) {
        requireRead(list);
        return client.pages(list);
    }

    /**
     * Reads the objects with these ids, as {@link Pages#byIds}.
     *
     * @throws IllegalArgumentException for a request that writes
     */
    public Future<Map<String, JsonNode>> byIds(CheckRequest list, List<String> ids) {
        requireRead(list);
        return Pages.byIds(client, list, ids);
    }

    /**
     * Reads the objects with these ids, and keeps only some of their fields.
     *
     * @throws IllegalArgumentException for a request that writes
     */
    public Future<Map<String, JsonNode>> byIds(CheckRequest list, List<String> ids, Set<String> fields) {
        requireRead(list);
        return Pages.byIds(client, list, ids, object -> object instanceof ObjectNode all ? all.retain(fields) : object);
    }

    /**
     * Does what would hold the event loop up, such as a walk over very many rows, on a worker thread.
     *
     * @return completes with what it gives, on the caller's context; fails with what it throws
     */
    public <T> Future<T> blocking(Callable<T> work) {
        Promise<T> done = client.scheduler().promise();
        client.scheduler().blocking(work).onComplete(done);
        return done.future();
    }

    public Environment environment() {
        return client.environment();
    }

    private static void requireRead(CheckRequest request) {
        if (request.method().writes()) {
            throw new IllegalArgumentException("Nothing is changed while a plan is made: " + request);
        }
    }
}
