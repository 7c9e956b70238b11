package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a 429 to one request does to all. */
class RefusalTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Feedback ORDINARY = new Feedback.Throttled(SECOND, false);

    private final Starts starts = new Starts(new Limit(20, 100));

    /** How many requests start in this time. */
    private int startedWithin(Duration time) {
        int before = starts.at.size();
        starts.time.advance(time);
        return starts.at.size() - before;
    }

    private void begin() {
        starts.hold(2_000);
        starts.time.advance(SECOND);
    }

    @Test
    void refusalsSlowEverybodyAndPauseNobody() {
        begin();
        starts.held.get(0).release(ORDINARY);
        starts.held.get(1).release(ORDINARY);
        assertEquals(17, startedWithin(SECOND));
    }

    @Test
    void refusalsWithinASecondSlowOnce() {
        begin();
        starts.held.get(0).release(ORDINARY);
        starts.held.get(1).release(Starts.ANSWERED);
        starts.held.get(2).release(ORDINARY);
        starts.held.get(3).release(ORDINARY);
        assertEquals(17, startedWithin(SECOND));
    }

    @Test
    void theRateComesBack() {
        begin();
        starts.held.get(0).release(ORDINARY);
        for (int i = 1; i < 20; i++) {
            starts.held.get(i).release(Starts.ANSWERED);
        }
        starts.time.advance(Duration.ofSeconds(3));
        for (int i = 20; i < 60; i++) {
            starts.held.get(i).release(Starts.ANSWERED);
        }
        starts.time.advance(Duration.ofSeconds(4));
        int before = starts.at.size();
        starts.held.subList(60, before).forEach(permit -> permit.release(Starts.ANSWERED));
        assertEquals(20, startedWithin(SECOND));
    }

    @Test
    void threeRefusalsInARowPauseEverybody() {
        begin();
        starts.held
                .subList(0, 3)
                .forEach(permit -> permit.release(new Feedback.Throttled(Duration.ofSeconds(2), false)));
        assertEquals(0, startedWithin(Duration.ofSeconds(2).minusNanos(1)));
        assertEquals(1, startedWithin(Duration.ofMillis(1)));
    }

    @Test
    void anAnswerBetweenRefusalsMeansThatTheyAreNotInARow() {
        begin();
        starts.held.get(0).release(ORDINARY);
        starts.held.get(1).release(ORDINARY);
        starts.held.get(2).release(Starts.ANSWERED);
        starts.held.get(3).release(ORDINARY);
        assertEquals(17, startedWithin(SECOND));
    }

    @Test
    void aRetryAfterOfTwoSecondsPausesNobody() {
        begin();
        starts.held.get(0).release(new Feedback.Throttled(Duration.ofSeconds(2), false));
        assertTrue(startedWithin(SECOND) > 0);
    }

    @Test
    void aRetryAfterOfMoreThanTwoSecondsPausesEverybody() {
        begin();
        assertEquals(Duration.ZERO, starts.quota.paused());
        starts.held.get(0).release(new Feedback.Throttled(Duration.ofSeconds(30), false));
        assertEquals(Duration.ofSeconds(30), starts.quota.paused());
        assertEquals(0, startedWithin(Duration.ofSeconds(30).minusNanos(1)));
        assertEquals(Duration.ofNanos(1), starts.quota.paused());
        assertEquals(1, startedWithin(Duration.ofMillis(1)));
        assertEquals(Duration.ZERO, starts.quota.paused());
    }

    @Test
    void aRefusalForConcurrencyPausesEverybody() {
        begin();
        starts.held.get(0).release(new Feedback.Throttled(SECOND, true));
        assertEquals(0, startedWithin(SECOND.minusNanos(1)));
        assertEquals(1, startedWithin(Duration.ofMillis(1)));
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        begin();
        starts.held.get(0).release(new Feedback.Throttled(Duration.ofSeconds(30), false));
        starts.held.get(1).release(new Feedback.Throttled(Duration.ofSeconds(3), false));
        assertEquals(0, startedWithin(Duration.ofSeconds(30).minusNanos(1)));
    }

    @Test
    void noPauseIsLongerThanAQuarterOfAnHour() {
        begin();
        starts.held.get(0).release(new Feedback.Throttled(Duration.ofDays(365), false));
        assertEquals(0, startedWithin(Duration.ofMinutes(15).minusNanos(1)));
        assertEquals(1, startedWithin(Duration.ofMillis(1)));
    }

    @Test
    void afterAPauseTheStartsAreSpacedAgain() {
        begin();
        starts.held.get(0).release(new Feedback.Throttled(Duration.ofSeconds(30), false));
        int startedBefore = starts.at.size();
        starts.time.advance(Duration.ofSeconds(31));
        long first = starts.at.get(startedBefore);
        long second = starts.at.get(startedBefore + 1);
        assertTrue(second - first >= 50_000_000, "no burst: " + (second - first));
    }
}
