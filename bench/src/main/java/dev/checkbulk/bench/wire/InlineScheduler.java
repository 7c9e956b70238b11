package dev.checkbulk.bench.wire;

import dev.checkbulk.internal.Scheduler;
import java.time.Instant;

/** Runs everything at once on the caller's thread, and no timer ever: for a wire that answers at once. */
public final class InlineScheduler implements Scheduler {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return Instant.now();
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        return () -> {};
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }
}
