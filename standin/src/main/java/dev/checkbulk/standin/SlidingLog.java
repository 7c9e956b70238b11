package dev.checkbulk.standin;

import java.util.ArrayDeque;

/** Remembers when the last requests were accepted; one that is a whole window old no longer counts. */
final class SlidingLog implements RateLimit {
    private final Window window;
    private final ArrayDeque<Long> accepted = new ArrayDeque<>();

    SlidingLog(Window window) {
        this.window = window;
    }

    @Override
    public long take(long now) {
        forget(now);
        if (accepted.size() < window.permits()) {
            accepted.addLast(now);
            return 0;
        }
        return accepted.getFirst() + window.nanos() - now;
    }

    @Override
    public int remaining(long now) {
        forget(now);
        return window.permits() - accepted.size();
    }

    @Override
    public int limit() {
        return window.permits();
    }

    private void forget(long now) {
        while (!accepted.isEmpty() && now - accepted.getFirst() >= window.nanos()) {
            accepted.removeFirst();
        }
    }
}
