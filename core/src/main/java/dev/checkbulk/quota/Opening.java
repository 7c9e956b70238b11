package dev.checkbulk.quota;

import java.util.concurrent.TimeUnit;

/**
 * The first starts, a little further apart. Times are nanoseconds of one monotonic clock.
 *
 * <p>The first requests make connections and warm code up, and arrive later than they start; those behind them do not. At an
 * even pace the server would see all of them, and a second's worth besides, within one second. So the first twenty gaps are
 * a quarter longer, which leaves room for 0.2 s of delay and costs five slots; also after a pause in which connections end.
 */
final class Opening {
    /** How many gaps are longer. */
    static final int GAPS = 20;

    private static final long CONNECTIONS_LIVE = TimeUnit.SECONDS.toNanos(20);

    private final int gaps;
    private int left;
    private long lastStart;

    /** @param gaps how many gaps are longer; 0 for an even pace from the first */
    Opening(int gaps) {
        this.gaps = gaps;
        this.left = gaps;
    }

    /** How much longer than the interval between starts the gap behind a start at {@code now} is to be. */
    double stretch(long now) {
        boolean anew = left < gaps && now - lastStart > CONNECTIONS_LIVE;
        return left > 0 || anew ? 1.25 : 1;
    }

    /** A request starts at {@code now}. */
    void started(long now) {
        if (left < gaps && now - lastStart > CONNECTIONS_LIVE) {
            left = gaps;
        }
        lastStart = now;
        left = Math.max(0, left - 1);
    }
}
