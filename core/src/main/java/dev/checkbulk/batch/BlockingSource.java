package dev.checkbulk.batch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream that is read on a worker thread, some items ahead at a time. */
final class BlockingSource<I> implements Source<I> {
    private static final int AHEAD = 256;

    private final Vertx vertx;
    private final Stream<? extends I> stream;
    private final Iterator<? extends I> iterator;
    private final Deque<I> read = new ArrayDeque<>(AHEAD);
    private boolean ended;
    private @Nullable RuntimeException failure;

    BlockingSource(Vertx vertx, Stream<? extends I> stream) {
        this.vertx = vertx;
        this.stream = stream;
        this.iterator = stream.iterator();
    }

    @Override
    public Future<Optional<I>> next() {
        I item = read.poll();
        if (item != null) {
            return Future.succeededFuture(Optional.of(item));
        }
        if (ended) {
            return failure == null ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure);
        }
        return vertx.executeBlocking(this::readAhead).compose(done -> next());
    }

    /** Runs on the worker; the batch asks for nothing more until it is done. What was read before a failure comes first. */
    private boolean readAhead() {
        try {
            while (read.size() < AHEAD && iterator.hasNext()) {
                read.add(iterator.next());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        if (failure != null || read.size() < AHEAD) {
            ended = true;
            stream.close();
        }
        return true;
    }
}
