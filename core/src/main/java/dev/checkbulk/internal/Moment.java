package dev.checkbulk.internal;

import java.time.Duration;
import java.time.Instant;

/** When something was begun, by both clocks: the monotonic one may stand still while the machine sleeps. */
public record Moment(long nanos, Instant wall) {
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    public static Moment now(Scheduler scheduler) {
        return new Moment(scheduler.nanoTime(), scheduler.wallClock());
    }

    /** Whether that is surely not longer ago. */
    public boolean isWithin(Duration time, Scheduler scheduler) {
        Duration passed = Duration.ofNanos(scheduler.nanoTime() - nanos);
        Duration byTheWall = Duration.between(wall, scheduler.wallClock());
        return passed.compareTo(time) <= 0 && byTheWall.minus(passed).abs().compareTo(TOLERANCE) <= 0;
    }
}
