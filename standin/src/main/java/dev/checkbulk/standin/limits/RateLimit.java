package dev.checkbulk.standin.limits;

/** A rate limiter as a state machine: the caller says what time it is. For one thread. */
public interface RateLimit {

    /**
     * Takes a permit.
     *
     * @param now nanoseconds, never less than in an earlier call
     * @return 0 if the permit was taken, else the nanoseconds until one could be
     */
    long take(long now);

    /** How many permits could be taken at {@code now}. */
    int remaining(long now);

    /** Permits of a full window, the number that a {@code RateLimit-Limit} header shows. */
    int limit();

    static RateLimit of(Limiter limiter, double perSecond, long start) {
        return switch (limiter) {
            case SLIDING_LOG -> new SlidingLog(Window.of(perSecond), false);
            case SLIDING_LOG_OF_ALL -> new SlidingLog(Window.of(perSecond), true);
            case FIXED_WINDOW -> new FixedWindow(Window.of(perSecond), start);
            case TOKEN_BUCKET -> new TokenBucket(perSecond, start);
            case LEAKY_BUCKET -> new LeakyBucket(perSecond, start);
            case NONE -> new Unlimited();
        };
    }

    /** Whole permits in a window of exactly the wanted rate: 25/s is 25 in 1 s, 0.5/s is 1 in 2 s. */
    record Window(int permits, long nanos) {
        static Window of(double perSecond) {
            int permits = (int) Math.max(1, Math.floor(perSecond));
            return new Window(permits, Math.round(permits / perSecond * 1e9));
        }
    }

    /** Lets everything pass. */
    record Unlimited() implements RateLimit {
        @Override
        public long take(long now) {
            return 0;
        }

        @Override
        public int remaining(long now) {
            return Integer.MAX_VALUE;
        }

        @Override
        public int limit() {
            return Integer.MAX_VALUE;
        }
    }
}
