package dev.checkbulk.jobs.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one process sent of a run. All times are milliseconds since 1970.
 *
 * @param began when it took the run up
 * @param by who it was, for people; empty when that is not to be shown
 * @param perSecond how many requests a second it was allowed; 0 when that is not known
 * @param sends when each request left, ascending
 * @param throttles when those left that were answered 429, ascending
 * @param silent how many have no answer that can be trusted
 */
@SuppressWarnings("ArrayRecordComponent") // a hundred thousand numbers, made for one page
public record SendTimes(Instant began, String by, double perSecond, long[] sends, long[] throttles, long silent) {
    private static final long SHORTEST_PAUSE = 2_000;
    private static final int INTERVALS = 8;

    /** A time in which nothing was sent. */
    record Pause(long from, long to) {
        long millis() {
            return to - from;
        }
    }

    /** From the first request that left to the last. */
    long span() {
        return sends.length == 0 ? 0 : sends[sends.length - 1] - sends[0];
    }

    /** Requests a second from the first to the last; empty when that was too short to tell. */
    Optional<Double> pace() {
        return span() < 1_000 ? Optional.empty() : Optional.of((sends.length - 1) * 1_000.0 / span());
    }

    /** The times in which nothing was sent although the pace allowed it, in order. */
    Pause[] pauses() {
        double allowed = perSecond > 0 ? perSecond : 1;
        long shortest = Math.max(SHORTEST_PAUSE, (long) (INTERVALS * 1_000 / allowed));
        return IntStream.range(1, sends.length)
                .filter(n -> sends[n] - sends[n - 1] >= shortest)
                .mapToObj(n -> new Pause(sends[n - 1], sends[n]))
                .toArray(Pause[]::new);
    }

    Optional<Pause> longestPause() {
        return Arrays.stream(pauses()).max(Comparator.comparingLong(Pause::millis));
    }
}
