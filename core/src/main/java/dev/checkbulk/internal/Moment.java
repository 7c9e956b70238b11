package dev.checkbulk.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something was begun, by both clocks: the monotonic one may stand still while the machine sleeps. */
public record Moment(long nanos, Instant wall) {
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    public static Moment now(Scheduler scheduler) {
        return new Moment(scheduler.nanoTime(), scheduler.wallClock());
    }

    /** Whether that is surely not longer ago. */
    public boolean isWithin(Duration time, Scheduler scheduler) {
        return passed(TOLERANCE, scheduler)
                .filter(passed -> passed.monotonic().compareTo(time) <= 0)
                .isPresent();
    }

    /** How long ago that is; empty when the two clocks differ by more than this: one was set, or the machine slept. */
    public Optional<Passed> passed(Duration most, Scheduler scheduler) {
        Passed passed = new Passed(
                Duration.ofNanos(scheduler.nanoTime() - nanos), Duration.between(wall, scheduler.wallClock()));
        boolean agree = passed.wall.minus(passed.monotonic).abs().compareTo(most) <= 0;
        return agree ? Optional.of(passed) : Optional.empty();
    }

    /** How much time has passed, by each of the two clocks. */
    public record Passed(Duration monotonic, Duration wall) {
        /** By the one that shows more. */
        public Duration longer() {
            return monotonic.compareTo(wall) < 0 ? wall : monotonic;
        }
    }
}
