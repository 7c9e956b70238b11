package dev.checkbulk.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double, from the first to the longest. */
public record BackOff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 10;

    /** The wait after so many failures in a row, 1 or more. */
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** The same, less a random part of up to a half of it, so that those who failed together do not return together. */
    public Duration after(int failures, RandomGenerator random) {
        long half = after(failures).toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
