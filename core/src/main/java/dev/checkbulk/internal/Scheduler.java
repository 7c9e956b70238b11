package dev.checkbulk.internal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * Time, timers and the thread, together in one seam, so that a fake cannot let the clock and the timers disagree. All
 * tasks of one scheduler run on one thread, one after the other.
 */
public interface Scheduler {
    /** Monotonic time in nanoseconds, meaningful only as a difference. */
    long nanoTime();

    /** The wall clock; only for comparing with dates that a server or another process gave. */
    Instant wallClock();

    /** Runs the task on the scheduler's thread, never before {@code nanos} have passed and never inside this call. */
    Timer after(long nanos, Runnable task);

    /** Runs the task on the scheduler's thread: at once when the caller is on it already. */
    void execute(Runnable task);

    /** Whether the caller is surely on the scheduler's thread, and lives there: its own futures may be handed to it. */
    default boolean isHome() {
        return false;
    }

    /**
     * Runs what may block, away from the scheduler's thread where it has one.
     *
     * @return completes with what it gives, on the scheduler's thread when it was called there; fails with what it throws
     */
    default <T> Future<T> blocking(Callable<T> task) {
        try {
            return Future.succeededFuture(task.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * A promise whose future calls back where the code that asks for it lives: on its own Vert.x context, without a hop when
     * the promise is completed there. Where that code has none, on the thread that completes the promise.
     */
    default <T> Promise<T> promise() {
        return Promise.promise();
    }

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Timer {
        /** Forgets the task; does nothing when it has run already. */
        void cancel();
    }
}
