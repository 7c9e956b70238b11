package dev.checkbulk.standin.internal;

import java.time.Instant;

/** The only source of time: a monotonic clock for intervals, a wall clock for dates and for the 24 hours of a key. */
public interface Clock {

    /** Nanoseconds of a monotonic clock with an arbitrary origin. */
    long nanos();

    Instant wall();

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
        };
    }
}
