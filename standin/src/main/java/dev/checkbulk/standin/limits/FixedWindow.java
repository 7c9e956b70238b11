package dev.checkbulk.standin.limits;

/** Counts accepted requests per window of a fixed grid, and so lets twice the permits pass around a boundary. */
final class FixedWindow implements RateLimit {
    private final Window window;
    private final long start;
    private long current;
    private int accepted;

    FixedWindow(Window window, long start) {
        this.window = window;
        this.start = start;
    }

    @Override
    public long take(long now) {
        move(now);
        if (accepted < window.permits()) {
            accepted++;
            return 0;
        }
        return start + (current + 1) * window.nanos() - now;
    }

    @Override
    public int remaining(long now) {
        move(now);
        return window.permits() - accepted;
    }

    @Override
    public int limit() {
        return window.permits();
    }

    private void move(long now) {
        long index = (now - start) / window.nanos();
        if (index != current) {
            current = index;
            accepted = 0;
        }
    }
}
