package dev.checkbulk.standin.limits;

/** Lets one request pass an interval after the one that passed before it, and so has no room for any burst. */
final class LeakyBucket implements RateLimit {
    private final long interval;
    private long next;

    LeakyBucket(double perSecond, long start) {
        this.interval = Math.round(1e9 / perSecond);
        this.next = start;
    }

    @Override
    public long take(long now) {
        if (now < next) {
            return next - now;
        }
        next = now + interval;
        return 0;
    }

    @Override
    public int remaining(long now) {
        return now < next ? 0 : 1;
    }

    @Override
    public int limit() {
        return 1;
    }
}
