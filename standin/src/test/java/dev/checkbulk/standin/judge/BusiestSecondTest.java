package dev.checkbulk.standin.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BusiestSecondTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void nothing_is_zero() {
        assertEquals(0, BusiestSecond.of(new long[0]));
    }

    @Test
    void exactly_a_second_apart_is_not_the_same_second() {
        assertEquals(1, BusiestSecond.of(new long[] {0, SECOND, 2 * SECOND}));
        assertEquals(2, BusiestSecond.of(new long[] {0, SECOND - 1}));
    }

    @Test
    void a_second_that_straddles_a_full_one_is_found() {
        assertEquals(4, BusiestSecond.of(new long[] {1, SECOND - 2, SECOND - 1, SECOND, SECOND + 2, 5 * SECOND}));
    }

    @Test
    void the_same_as_counting_from_every_event() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            long[] times = random.longs(random.nextInt(60), 0, 4 * SECOND).toArray();
            assertEquals(slow(times), BusiestSecond.of(times));
        }
    }

    private static int slow(long[] times) {
        int most = 0;
        for (long from : times) {
            int count = 0;
            for (long time : times) {
                if (time >= from && time < from + SECOND) {
                    count++;
                }
            }
            most = Math.max(most, count);
        }
        return most;
    }
}
