package dev.checkbulk.batch;

import dev.checkbulk.internal.ReadAhead;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.streams.ReadStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a batch takes its items from, one at a time and only when there is room for one: this is the back-pressure.
 *
 * <p>A batch calls from one thread, and asks for the next item only after it got the last one.
 */
@FunctionalInterface
public interface Source<I> {
    /**
     * The next item.
     *
     * @return completes with it, or empty behind the last one; fails when the input cannot be read any further
     */
    Future<Optional<I>> next();

    /** Items that are in memory. The iterator is called on the client's context and must not block. */
    static <I> Source<I> of(Iterable<? extends I> items) {
        Iterator<? extends I> iterator = items.iterator();
        return () -> {
            try {
                return Future.succeededFuture(iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty());
            } catch (RuntimeException e) {
                return Future.failedFuture(e);
            }
        };
    }

    /** Items whose stream may block, a file's lines for example: read ahead on a worker thread, and closed at the end. */
    static <I> Source<I> blocking(Vertx vertx, Stream<? extends I> stream) {
        return new ReadAhead<I>(vertx::executeBlocking, stream)::next;
    }

    /** Items of a Vert.x stream of the client's context, fetched one by one. The stream must not have been started. */
    static <I> Source<I> of(ReadStream<I> stream) {
        return new StreamSource<>(stream);
    }
}
