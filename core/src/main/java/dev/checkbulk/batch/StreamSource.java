package dev.checkbulk.batch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A paused stream; what it delivers completes the one promise that waits, or waits for one. */
final class StreamSource<I> implements Source<I> {
    private final ReadStream<I> stream;
    private final Deque<Future<Optional<I>>> delivered = new ArrayDeque<>();
    private @Nullable Promise<Optional<I>> waiting;
    private @Nullable Future<Optional<I>> end;

    StreamSource(ReadStream<I> stream) {
        this.stream = stream;
        stream.pause();
        stream.exceptionHandler(failure -> end(Future.failedFuture(failure)));
        stream.endHandler(ignored -> end(Future.succeededFuture(Optional.empty())));
        stream.handler(item -> deliver(Future.succeededFuture(Optional.of(item))));
    }

    @Override
    public Future<Optional<I>> next() {
        Future<Optional<I>> ready = delivered.poll();
        if (ready != null) {
            return ready;
        }
        if (end != null) {
            return end;
        }
        Promise<Optional<I>> promise = Promise.promise();
        waiting = promise;
        stream.fetch(1);
        return promise.future();
    }

    private void end(Future<Optional<I>> how) {
        if (end == null) {
            end = how;
            if (waiting != null) {
                deliver(how);
            }
        }
    }

    private void deliver(Future<Optional<I>> next) {
        Promise<Optional<I>> reader = waiting;
        waiting = null;
        if (reader == null) {
            delivered.add(next);
        } else {
            next.onComplete(reader);
        }
    }
}
