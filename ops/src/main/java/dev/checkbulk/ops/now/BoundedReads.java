package dev.checkbulk.ops.now;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Very many reads, few of them at once: enough for any pace, and each that is underway takes memory. Confined to one context.
 *
 * @param <T> what is read
 */
final class BoundedReads<T> {
    private static final int AT_ONCE = 50;

    private final Iterator<T> rest;
    private final Function<T, Future<?>> read;
    private final Promise<Void> done = Promise.promise();
    private int underway;
    private boolean starting;

    private BoundedReads(Iterator<T> rest, Function<T, Future<?>> read) {
        this.rest = rest;
        this.read = read;
    }

    /** @return completes when all are read; fails as the first that fails, and starts no more then */
    static <T> Future<Void> each(Iterable<T> items, Function<T, Future<?>> read) {
        BoundedReads<T> few = new BoundedReads<>(items.iterator(), read);
        few.more();
        return few.done.future();
    }

    private void more() {
        if (starting) {
            return; // one that completes at once is followed by the loop
        }
        starting = true;
        while (underway < AT_ONCE && rest.hasNext() && !done.future().failed()) {
            underway++;
            begin(rest.next())
                    .onComplete(
                            read -> {
                                underway--;
                                more();
                            },
                            done::tryFail);
        }
        starting = false;
        if (underway == 0 && !rest.hasNext()) {
            done.tryComplete();
        }
    }

    private Future<?> begin(T item) {
        try {
            return read.apply(item);
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }
}
