package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    private static final long NOW = Long.MAX_VALUE - 250; // the clock wraps around within the test
    private final Opening opening = new Opening(Opening.GAPS);

    private long gap(long at) {
        long gap = (long) (100 * opening.stretch(at));
        opening.started(at);
        return gap;
    }

    private List<Long> gaps(int count, long from, long step) {
        List<Long> gaps = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            gaps.add(gap(from + n * step));
        }
        return gaps;
    }

    @Test
    void theFirstTwentyGapsAreAQuarterLonger() {
        List<Long> gaps = gaps(22, NOW, 100);
        assertEquals(List.of(125L), gaps.subList(0, 20).stream().distinct().toList());
        assertEquals(List.of(100L, 100L), gaps.subList(20, 22));
    }

    @Test
    void itOpensAgainWhenTheConnectionsHaveEnded() {
        gaps(25, NOW, 100);
        long twentySeconds = TimeUnit.SECONDS.toNanos(20);
        assertEquals(100, gap(NOW + 2_400 + twentySeconds));
        assertEquals(125, gap(NOW + 2_400 + 2 * twentySeconds + 1));
    }

    /** The first five requests are late on their way, as they are when each makes a connection. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 100, 150, 200})
    void noSecondSeesMoreThan25ArrivalsWhenTheFirstAreLate(int lateMillis) {
        VirtualTime time = new VirtualTime();
        Quota quota = new InProcessQuota(time, Limit.CHECK, new Opening(Opening.GAPS));
        List<Long> arrivals = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            long late = n < 5 ? TimeUnit.MILLISECONDS.toNanos(lateMillis) : 0;
            quota.acquire().onSuccess(permit -> {
                arrivals.add(time.nanoTime() + late);
                permit.release(new Feedback.Answered(null));
            });
        }
        time.runUntilIdle();
        long origin = arrivals.get(0);
        List<Long> sorted = arrivals.stream().map(at -> at - origin).sorted().toList();
        for (int n = 25; n < sorted.size(); n++) {
            long span = sorted.get(n) - sorted.get(n - 25);
            assertTrue(span > TimeUnit.SECONDS.toNanos(1), "arrivals " + (n - 25) + " to " + n + " within " + span);
        }
    }
}
