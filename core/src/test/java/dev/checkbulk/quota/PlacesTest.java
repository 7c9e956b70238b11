package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void noMoreRequestsStartThanThereArePlaces() {
        Starts starts = new Starts(new Limit(100, 7));
        starts.hold(20);
        starts.time.advance(Duration.ofMinutes(1));
        assertEquals(7, starts.at.size());
    }

    @Test
    void eachAnswerLetsOneMoreStart() {
        Starts starts = new Starts(new Limit(100, 7));
        starts.hold(20);
        starts.time.advance(SECOND);
        starts.held.get(3).release(Starts.ANSWERED);
        starts.held.get(5).release(Starts.ANSWERED);
        starts.time.advance(SECOND);
        assertEquals(9, starts.at.size());
    }

    @Test
    void theSecondReleaseOfOnePermitDoesNothing() {
        Starts starts = new Starts(new Limit(100, 1));
        starts.hold(5);
        starts.held.get(0).release(Starts.ANSWERED);
        starts.held.get(0).release(Starts.ANSWERED);
        starts.time.advance(SECOND);
        assertEquals(2, starts.at.size());
    }

    @Test
    void aLostRequestFreesItsPlaceAtOnce() {
        Starts starts = new Starts(new Limit(100, 1));
        starts.hold(2);
        starts.time.advance(SECOND);
        starts.held.get(0).release(new Feedback.Lost());
        assertEquals(2, starts.at.size());
    }

    @Test
    void anAbandonedRequestKeepsItsPlaceAsLongAsTheServerMayWorkOnIt() {
        Starts starts = new Starts(new Limit(100, 1));
        starts.hold(2);
        starts.time.advance(SECOND);
        starts.held.get(0).release(new Feedback.Abandoned(Duration.ofSeconds(55)));
        starts.time.advance(Duration.ofSeconds(55).minusNanos(1));
        assertEquals(1, starts.at.size());
        starts.time.advance(Duration.ofNanos(1));
        assertEquals(2, starts.at.size());
    }

    @Test
    void placesThatComeFreeTogetherDoNotMakeABurst() {
        Starts starts = new Starts(new Limit(10, 3));
        starts.hold(6);
        starts.time.advance(SECOND);
        List.copyOf(starts.held).forEach(permit -> permit.release(Starts.ANSWERED));
        starts.time.advance(SECOND);
        assertEquals(6, starts.at.size());
        assertEquals(100_000_000, starts.smallestGap());
    }

    @Test
    void aRefusalForConcurrencyShrinksTheCapByAQuarterAndItComesBackSlowly() {
        Starts starts = new Starts(new Limit(1_000, 8));
        starts.hold(20);
        starts.time.advance(SECOND);
        starts.held.get(0).release(new Feedback.Throttled(SECOND, true));
        starts.held.get(1).release(Starts.ANSWERED);
        starts.time.advance(Duration.ofMillis(1_500));
        assertEquals(8, starts.at.size(), "6 places, and 6 are taken");
        starts.held.get(2).release(Starts.ANSWERED);
        starts.time.advance(Duration.ofMillis(100));
        assertEquals(9, starts.at.size(), "one for one");
        starts.time.advance(Duration.ofSeconds(3));
        starts.held.get(3).release(Starts.ANSWERED);
        starts.time.advance(Duration.ofMillis(100));
        assertEquals(12, starts.at.size(), "two places came back");
    }
}
