package dev.checkbulk.standin.internal;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** The only source of time: a monotonic clock for intervals and waits, a wall clock for dates and for the 24 hours of a key. */
public interface Clock {

    /** Nanoseconds of a monotonic clock with an arbitrary origin. */
    long nanos();

    Instant wall();

    /** Runs the task on the caller's event loop when the delay, which is more than 0, has passed, and not before. */
    void after(Vertx vertx, Duration delay, Runnable task);

    static Clock system() {
        return new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public void after(Vertx vertx, Duration delay, Runnable task) {
                vertx.setTimer((delay.toNanos() + 999_999) / 1_000_000, timer -> task.run());
            }
        };
    }
}
