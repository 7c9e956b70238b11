package dev.checkbulk.standin.judge;

import java.util.Arrays;

/**
 * The most events in any one second, found after the fact: every event opens its second and closes it one second later,
 * and all openings and closings are swept in order. (The limiter under test keeps a log as it goes; this does not.)
 */
final class BusiestSecond {
    private static final long SECOND = 1_000_000_000;

    private BusiestSecond() {}

    /** @param nanos when the events happened, in any order */
    static int of(long[] nanos) {
        long[] opens = nanos.clone();
        Arrays.sort(opens);
        int open = 0;
        int most = 0;
        int closed = 0;
        for (long opening : opens) {
            // A second is half open: what is exactly one second older has just closed.
            while (opens[closed] + SECOND <= opening) {
                closed++;
                open--;
            }
            open++;
            most = Math.max(most, open);
        }
        return most;
    }
}
