package dev.checkbulk.standin.limits;

import java.util.ArrayDeque;

/** Remembers when the last requests came that count; one that is a whole window old no longer does. */
final class SlidingLog implements RateLimit {
    private final Window window;
    private final boolean refusedCount;
    private final ArrayDeque<Long> counted = new ArrayDeque<>();

    /** @param refusedCount whether refused requests count as well as accepted ones */
    SlidingLog(Window window, boolean refusedCount) {
        this.window = window;
        this.refusedCount = refusedCount;
    }

    @Override
    public long take(long now) {
        forget(now);
        boolean free = counted.size() < window.permits();
        if (!free && refusedCount) {
            counted.removeFirst(); // more than a full window of them decides nothing
        }
        if (free || refusedCount) {
            counted.addLast(now);
        }
        return free ? 0 : counted.getFirst() + window.nanos() - now;
    }

    @Override
    public int remaining(long now) {
        forget(now);
        return window.permits() - counted.size();
    }

    @Override
    public int limit() {
        return window.permits();
    }

    private void forget(long now) {
        while (!counted.isEmpty() && now - counted.getFirst() >= window.nanos()) {
            counted.removeFirst();
        }
    }
}
