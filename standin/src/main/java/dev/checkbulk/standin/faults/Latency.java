package dev.checkbulk.standin.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long an accepted request takes before it has its effect and its answer. Refusals (401, 429) are immediate.
 *
 * @param constant what every request takes at least
 * @param jitter what is added at most, evenly distributed
 * @param tailShare the share of requests, 0 to 1, that take {@code tail} instead
 * @param tail what the slow ones take
 */
public record Latency(Duration constant, Duration jitter, double tailShare, Duration tail) {

    /** @throws IllegalArgumentException for a negative duration or a share outside 0 to 1 */
    public Latency {
        if (constant.isNegative() || jitter.isNegative() || tail.isNegative()) {
            throw new IllegalArgumentException(
                    "a latency cannot be negative: " + constant + ", " + jitter + ", " + tail);
        }
        if (!(tailShare >= 0 && tailShare <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1, not " + tailShare);
        }
    }

    public static Latency none() {
        return of(Duration.ZERO);
    }

    public static Latency of(Duration constant) {
        return new Latency(constant, Duration.ZERO, 0, Duration.ZERO);
    }

    public Duration next(RandomGenerator random) {
        if (random.nextDouble() < tailShare) {
            return tail;
        }
        return constant.plusNanos((long) (jitter.toNanos() * random.nextDouble()));
    }
}
