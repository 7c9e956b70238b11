package dev.checkbulk.run.look;

/** How many of something there are in a second, by the latest of them. Times are nanoseconds of one monotonic clock. */
final class RecentRate {
    private static final int LATEST = 16;

    private final long[] times = new long[LATEST];
    private long count;

    void oneMore(long now) {
        times[(int) (count++ % LATEST)] = now;
    }

    /** Per second, or {@code unknown} as long as there have been few. */
    double at(long now, double unknown) {
        long passed = now - times[(int) (count % LATEST)];
        return count < LATEST ? unknown : LATEST * 1e9 / Math.max(1, passed);
    }
}
