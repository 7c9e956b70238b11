package dev.checkbulk.run;

import dev.checkbulk.internal.Scheduler;
import java.time.Duration;

/** How often in a row, and for how long, something has gone wrong. */
final class Trouble {
    private final Scheduler scheduler;
    private int times;
    private long since;

    Trouble(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** It has gone wrong once more; true when that has lasted for so long. */
    boolean lasts(Duration patience) {
        if (times++ == 0) {
            since = scheduler.nanoTime();
        }
        return scheduler.nanoTime() - since >= patience.toNanos();
    }

    /** A wait that doubles from time to time. */
    Duration backOff(Duration first, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 10));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    void over() {
        times = 0;
    }
}
