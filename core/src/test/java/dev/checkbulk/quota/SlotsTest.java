package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final long NOW = Long.MAX_VALUE - 250; // the clock wraps around within the test
    private final Slots slots = new Slots(NOW);

    @Test
    void theFirstSlotIsNow() {
        assertEquals(NOW, slots.next());
    }

    @Test
    void aPunctualStartIsFollowedByTheNextSlotOfTheSchedule() {
        slots.take(NOW, 100, true);
        slots.take(NOW + 100, 100, true);
        assertEquals(NOW + 200, slots.next());
    }

    @Test
    void aStartThatIsALittleLateDoesNotMoveTheSchedule() {
        slots.take(NOW + 12, 100, true);
        assertEquals(NOW + 100, slots.next());
    }

    @Test
    void aStartThatIsVeryLateLeavesSevenEighthsOfTheGap() {
        slots.take(NOW + 14, 100, true);
        assertEquals(NOW + 102, slots.next());
    }

    @Test
    void missedSlotsAreGone() {
        slots.take(NOW + 350, 100, true);
        assertEquals(NOW + 438, slots.next());
    }

    @Test
    void aStartThatNoTimerWaitedForBeginsTheScheduleAnew() {
        slots.take(NOW + 350, 100, false);
        assertEquals(NOW + 450, slots.next());
    }

    @Test
    void aSlotGivenBackIsTheNextOneAgain() {
        slots.take(NOW, 100, true);
        slots.take(NOW + 100, 100, true);
        slots.giveBack();
        assertEquals(NOW + 100, slots.next());
    }
}
