package dev.checkbulk.batch;

import io.vertx.core.Future;
import java.util.function.Consumer;

/** Where a batch reports each result, once. */
@FunctionalInterface
public interface ResultSink<I> {
    /**
     * Takes the result; called on the client's context and must not block it.
     *
     * @return completes when the result is kept: until then the item holds its place in the batch. When it fails nothing
     *     new is sent, and the batch says why it stopped
     */
    Future<?> accept(ItemResult<I> result);

    /** A sink that is done with a result when the consumer returns. */
    static <I> ResultSink<I> of(Consumer<? super ItemResult<I>> consumer) {
        return result -> {
            consumer.accept(result);
            return Future.succeededFuture();
        };
    }
}
