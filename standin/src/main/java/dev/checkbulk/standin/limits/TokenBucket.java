package dev.checkbulk.standin.limits;

/** Holds one second's permits, starts full, refills steadily. */
final class TokenBucket implements RateLimit {
    /* Refilling adds fractions that do not sum up to exactly one; a nanosecond's worth of a permit is enough slack. */
    private static final double SLACK = 1e-6;

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long last;

    TokenBucket(double perSecond, long start) {
        this.perNano = perSecond / 1e9;
        this.capacity = Math.max(1, perSecond);
        this.tokens = capacity;
        this.last = start;
    }

    @Override
    public long take(long now) {
        refill(now);
        if (tokens >= 1 - SLACK) {
            tokens = Math.max(0, tokens - 1);
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / perNano);
    }

    @Override
    public int remaining(long now) {
        refill(now);
        return (int) (tokens + SLACK);
    }

    @Override
    public int limit() {
        return (int) capacity;
    }

    private void refill(long now) {
        tokens = Math.min(capacity, tokens + (now - last) * perNano);
        last = now;
    }
}
