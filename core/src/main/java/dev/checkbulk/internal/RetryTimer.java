package dev.checkbulk.internal;

import java.time.Duration;

/** How often in a row, and for how long, something has gone wrong. */
public final class RetryTimer {
    private final Scheduler scheduler;
    private int times;
    private long since;

    public RetryTimer(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** It has gone wrong once more; true when that has lasted for so long. */
    public boolean lasts(Duration patience) {
        if (times++ == 0) {
            since = scheduler.nanoTime();
        }
        return scheduler.nanoTime() - since >= patience.toNanos();
    }

    /** A wait that doubles from time to time. */
    public Duration backOff(Duration first, Duration longest) {
        return new BackOff(first, longest).after(times);
    }

    public void over() {
        times = 0;
    }
}
