package dev.checkbulk.standin;

import dev.checkbulk.standin.internal.Clock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves when a test says so. */
public final class ManualClock implements Clock {
    private final List<Wait> waits = new ArrayList<>();
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

    @Override
    public synchronized void after(Vertx vertx, Duration delay, Runnable task) {
        Context context = vertx.getOrCreateContext();
        waits.add(new Wait(nanos + delay.toNanos(), () -> context.runOnContext(now -> task.run())));
    }

    /** How many wait for it. */
    public synchronized int waiting() {
        return waits.size();
    }

    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
        wall = wall.plus(by);
        waits.stream()
                .filter(wait -> wait.until() <= nanos)
                .forEach(wait -> wait.task().run());
        waits.removeIf(wait -> wait.until() <= nanos);
    }

    private record Wait(long until, Runnable task) {}
}
