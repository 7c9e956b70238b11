package dev.checkbulk.standin;

import dev.checkbulk.standin.internal.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when a test says so. */
public final class ManualClock implements Clock {
    private long nanos = 5_000_000_000L;
    private Instant wall = Instant.parse("2026-03-04T05:06:07Z");

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
        wall = wall.plus(by);
    }
}
