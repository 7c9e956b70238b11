package dev.checkbulk.internal;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream that may block, read away from the thread that asks, some items ahead at a time; closed at its end. For one thread. */
public final class ReadAhead<I> {
    private static final int AHEAD = 256;

    private final Function<Callable<Boolean>, Future<Boolean>> worker;
    private final Stream<? extends I> stream;
    private final Iterator<? extends I> iterator;
    private final Deque<I> read = new ArrayDeque<>(AHEAD);
    private boolean ended;
    private @Nullable RuntimeException failure;

    /** @param worker runs a task elsewhere and completes here */
    public ReadAhead(Function<Callable<Boolean>, Future<Boolean>> worker, Stream<? extends I> stream) {
        this.worker = worker;
        this.stream = stream;
        this.iterator = stream.iterator();
    }

    /** The next item; to be asked for when the one before it is there. Empty behind the last. */
    public Future<Optional<I>> next() {
        I item = read.poll();
        if (item != null) {
            return Future.succeededFuture(Optional.of(item));
        }
        if (ended) {
            return failure == null ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure);
        }
        return worker.apply(this::readAhead).compose(done -> next());
    }

    /** Runs on the worker; nobody asks for anything more until it is done. What was read before a failure comes first. */
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
