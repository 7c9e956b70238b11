package dev.checkbulk.standin.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = -7;

    private static int takeAll(RateLimit limit, long now) {
        int taken = 0;
        while (taken < 1000 && limit.take(now) == 0) {
            taken++;
        }
        return taken;
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE", "LEAKY_BUCKET"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_full_second_of_permits_is_there_at_the_start_and_again_a_second_later(Limiter limiter) {
        RateLimit limit = RateLimit.of(limiter, 25, START);
        assertEquals(25, limit.remaining(START));
        assertEquals(25, takeAll(limit, START));
        assertEquals(0, limit.remaining(START));
        assertEquals(25, takeAll(limit, START + SECOND));
        assertEquals(25, limit.limit());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE", "SLIDING_LOG_OF_ALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void the_wait_that_is_named_is_enough_and_not_a_nanosecond_more(Limiter limiter) {
        RateLimit limit = RateLimit.of(limiter, 25, START);
        takeAll(limit, START);
        long wait = limit.take(START + 10);
        // A nanosecond of the bucket is less than a double can tell apart from a whole permit.
        long tick = limiter == Limiter.TOKEN_BUCKET ? 1000 : 1;
        assertTrue(limit.take(START + 10 + wait - tick) > 0);
        assertEquals(0, limit.take(START + 10 + wait));
    }

    @Test
    void the_sliding_log_frees_each_permit_one_window_after_it_was_taken() {
        RateLimit limit = RateLimit.of(Limiter.SLIDING_LOG, 2, 0);
        assertEquals(0, limit.take(0));
        assertEquals(0, limit.take(SECOND / 2));
        assertEquals(1, limit.take(SECOND - 1));
        assertEquals(0, limit.take(SECOND));
        assertEquals(SECOND / 2, limit.take(SECOND));
    }

    @Test
    void the_sliding_log_does_not_count_refused_requests() {
        RateLimit limit = RateLimit.of(Limiter.SLIDING_LOG, 1, 0);
        limit.take(0);
        limit.take(SECOND - 1);
        assertEquals(0, limit.take(SECOND));
    }

    @Test
    void the_sliding_log_of_all_counts_refused_requests_too() {
        RateLimit limit = RateLimit.of(Limiter.SLIDING_LOG_OF_ALL, 2, 0);
        assertEquals(2, takeAll(limit, 0)); // and a third was refused
        assertEquals(SECOND / 2, limit.take(SECOND / 2));
        assertEquals(0, limit.take(SECOND), "one of half a second ago counts, and this one");
        assertEquals(SECOND, limit.take(SECOND), "two of just now count");
        assertEquals(0, limit.take(2 * SECOND));
    }

    @Test
    void the_leaky_bucket_takes_one_request_an_interval() {
        RateLimit limit = RateLimit.of(Limiter.LEAKY_BUCKET, 25, 0);
        assertEquals(1, takeAll(limit, 0));
        assertEquals(1, limit.take(39_999_999), "refused");
        assertEquals(0, limit.take(40_000_000));
        assertEquals(10_000_000, limit.take(70_000_000), "what waited long before is not saved up");
        assertEquals(0, limit.take(100 * SECOND));
        assertEquals(40_000_000, limit.take(100 * SECOND));
    }

    @Test
    void the_fixed_window_lets_twice_the_permits_pass_around_a_boundary() {
        RateLimit limit = RateLimit.of(Limiter.FIXED_WINDOW, 25, 0);
        assertEquals(25, takeAll(limit, SECOND - 1));
        assertEquals(1, limit.take(SECOND - 1));
        assertEquals(25, takeAll(limit, SECOND));
    }

    @Test
    void the_token_bucket_refills_steadily_and_never_overflows() {
        RateLimit limit = RateLimit.of(Limiter.TOKEN_BUCKET, 25, 0);
        takeAll(limit, 0);
        assertEquals(0, takeAll(limit, 39_999_000));
        assertEquals(1, takeAll(limit, 40_000_000));
        assertEquals(25, takeAll(limit, 100 * SECOND));
    }

    @Test
    void a_rate_that_is_not_whole_is_kept_exactly() {
        assertEquals(new RateLimit.Window(17, 971_428_571), RateLimit.Window.of(17.5));
        assertEquals(new RateLimit.Window(1, 2 * SECOND), RateLimit.Window.of(0.5));
    }

    @Test
    void without_a_limiter_everything_passes() {
        RateLimit limit = RateLimit.of(Limiter.NONE, 1, 0);
        for (int i = 0; i < 1000; i++) {
            assertEquals(0, limit.take(0));
        }
    }
}
