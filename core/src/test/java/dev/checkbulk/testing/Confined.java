package dev.checkbulk.testing;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.VertxScheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A real event loop's scheduler for what is confined to it: whoever sets or cancels a timer from another thread has got out, and
 * gets an exception that is remembered.
 */
public final class Confined implements Scheduler {
    private final VertxScheduler inner;
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final Queue<IllegalStateException> escapes = new ConcurrentLinkedQueue<>();

    /** Binds to the caller's context, as {@link VertxScheduler} does. */
    public Confined(Vertx vertx) {
        inner = new VertxScheduler(vertx);
        inner.execute(() -> thread.complete(Thread.currentThread()));
        thread.join();
    }

    /** What was done from other threads. */
    public Queue<IllegalStateException> escapes() {
        return escapes;
    }

    private void requireHere() {
        if (Thread.currentThread() != thread.join()) {
            IllegalStateException escape = new IllegalStateException("on " + Thread.currentThread());
            escapes.add(escape);
            throw escape;
        }
    }

    @Override
    public long nanoTime() {
        return inner.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return inner.wallClock();
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        requireHere();
        Timer timer = inner.after(nanos, task);
        return () -> {
            requireHere();
            timer.cancel();
        };
    }

    @Override
    public void execute(Runnable task) {
        inner.execute(task);
    }

    @Override
    public boolean isHome() {
        return inner.isHome();
    }

    @Override
    public <T> Promise<T> promise() {
        return inner.promise();
    }

    @Override
    public <T> Future<T> blocking(Callable<T> task) {
        return inner.blocking(task);
    }
}
