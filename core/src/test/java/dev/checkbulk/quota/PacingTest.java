package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {
    private static final long INTERVAL = 40_404_041;
    private static final Duration LATENCY = Duration.ofMillis(100);

    @Test
    void aThousandRequestsStartInEvenSlots() {
        Starts starts = new Starts(Limit.CHECK);
        starts.request(1_000, LATENCY);
        starts.time.runUntilIdle();
        assertEquals(List.of(INTERVAL), List.copyOf(new HashSet<>(starts.gaps())));
    }

    @Test
    void theFirstRequestStartsAtOnce() {
        Starts starts = new Starts(Limit.CHECK);
        starts.request(1, LATENCY);
        assertEquals(List.of(0L), starts.at);
        starts.time.runUntilIdle();
    }

    @Test
    void permitsAreGivenInTheOrderOfTheRequests() {
        VirtualTime time = new VirtualTime();
        Quota quota = Quota.inProcess(time, Limit.CHECK);
        StringBuilder order = new StringBuilder();
        for (String name : List.of("a", "b", "c", "d")) {
            quota.acquire().onSuccess(permit -> order.append(name));
        }
        time.runUntilIdle();
        assertEquals("abcd", order.toString());
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "5, 3", "10, 1", "10, 2", "10, 3"})
    void lateTimersDoNotSlowTheRateDown(int milliseconds, long seed) {
        Starts starts = new Starts(new VirtualTime(Duration.ofMillis(milliseconds), seed), Limit.CHECK);
        starts.request(2_000, LATENCY);
        starts.time.runUntilIdle();
        assertEquals(24.75, starts.perSecond(), 0.01, "seed " + seed);
    }

    @Test
    void aTimerThatIsVeryLateReleasesOneSlotAndTheMissedOnesAreGone() {
        Starts starts = new Starts(new VirtualTime(Duration.ofMillis(200), 4), new Limit(24.75, 500));
        starts.hold(500);
        starts.time.runUntilIdle();
        assertTrue(starts.perSecond() < 12, "200 ms of lateness costs slots: " + starts.perSecond());
        assertEquals(500, new HashSet<>(starts.at).size(), "no two starts at once");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000, 600_000, 7_000_000, 80_000_000})
    void noSecondHoldsMoreThan25StartsWhenTimersAreUpToTenMillisecondsLate(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 25; seed++) {
            Starts starts = new Starts(new VirtualTime(Duration.ofMillis(10), seed), Limit.CHECK);
            Random random = new Random(seed);
            int asked = 0;
            while (asked < 400) { // bursts, single requests and pauses
                int burst = 1 + random.nextInt(60);
                starts.request(burst, Duration.ofMillis(random.nextInt(1, 5_000)));
                asked += burst;
                starts.time.advance(Duration.ofMillis(random.nextInt(1, 3_000)));
            }
            starts.time.runUntilIdle();
            int most = starts.mostWithin(Duration.ofSeconds(1));
            assertTrue(most <= 25, "seed " + seed + ": " + most + " starts within a second");
        }
    }

    @Test
    void whatWasHeldUpOnItsWayKeepsItsSecondFreeAndTheScheduleIsKept() {
        Starts starts = new Starts(Limit.CHECK);
        starts.request(1, LATENCY.plusMillis(15));
        starts.request(30, LATENCY);
        starts.time.runUntilIdle();
        assertEquals(24 * INTERVAL, starts.at.get(24));
        assertEquals(1_016_000_000L, starts.at.get(25), "25 more, 15 ms later, and 1 ms for what is not seen");
        assertEquals(26 * INTERVAL, starts.at.get(26));
    }

    @Test
    void afterAPauseTheNextRequestStartsAtOnceAndTheSpacingBeginsAnew() {
        Starts starts = new Starts(Limit.CHECK);
        starts.request(2, LATENCY);
        starts.time.advance(Duration.ofSeconds(10));
        starts.request(3, LATENCY);
        starts.time.runUntilIdle();
        long tenSeconds = Duration.ofSeconds(10).toNanos();
        assertEquals(List.of(0L, INTERVAL, tenSeconds, tenSeconds + INTERVAL, tenSeconds + 2 * INTERVAL), starts.at);
    }

    @ParameterizedTest
    @ValueSource(longs = {26, 60, 500, 1_000, 5_000, 3_600_000})
    void f26AProcessThatIsStoppedAgainAndAgainStaysBelowTheLimit(long pause) {
        VirtualTime time = new VirtualTime();
        Stoppable thread = new Stoppable(time);
        Starts starts = new Starts(time, Quota.inProcess(thread, Limit.CHECK));
        starts.request(200, LATENCY);
        for (int times = 0; times < 5; times++) {
            time.advance(Duration.ofMillis(777));
            thread.stop();
            time.advance(Duration.ofMillis(pause));
            thread.goOn();
        }
        time.runUntilIdle();
        assertEquals(200, starts.at.size());
        assertTrue(
                starts.mostWithin(Duration.ofMillis(999)) <= 25,
                () -> "most " + starts.mostWithin(Duration.ofSeconds(1)));
        assertTrue(starts.smallestGap() >= INTERVAL * 3 / 4, () -> "gap " + starts.smallestGap());
    }

    @Test
    void whoWaitsForAQuotaThatIsClosedIsToldSo() {
        Starts starts = new Starts(Limit.CHECK);
        starts.hold(1);
        var waiting = starts.quota.acquire();
        assertTrue(starts.quota.close().succeeded());
        assertInstanceOf(CancellationException.class, waiting.cause());
        assertInstanceOf(CancellationException.class, starts.quota.acquire().cause());
        assertEquals(0, starts.time.pending());
        starts.held.get(0).release(Starts.ANSWERED);
        starts.time.runUntilIdle();
    }

    @Test
    void anUnusedPermitPassesItsSlotOnInTheSameTurn() {
        Starts starts = new Starts(Limit.CHECK);
        starts.request(1, LATENCY);
        for (int i = 0; i < 100; i++) {
            starts.quota.acquire().onSuccess(permit -> permit.release(new Feedback.Unused()));
        }
        starts.request(2, LATENCY);
        starts.time.runUntilIdle();
        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL), starts.at);
    }

    @Test
    void anUnusedPermitGivenBackAfterAnotherStartTakesNoSlotFromIt() {
        Starts starts = new Starts(Limit.CHECK);
        starts.hold(2);
        starts.time.advance(Duration.ofNanos(INTERVAL));
        starts.held.get(0).release(new Feedback.Unused());
        starts.request(1, LATENCY);
        starts.time.runUntilIdle();
        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL), starts.at);
    }
}
