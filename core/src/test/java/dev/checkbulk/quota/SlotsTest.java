package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final long NOW = Long.MAX_VALUE - 250; // the clock wraps around within the test
    private static final Gap GAP = new Gap(100, 75);
    private final Slots slots = new Slots(NOW);

    @Test
    void theFirstSlotIsNow() {
        assertEquals(NOW, slots.next());
    }

    @Test
    void aPunctualStartIsFollowedByTheNextSlotOfTheSchedule() {
        slots.take(NOW, GAP, true);
        slots.take(NOW + 100, GAP, true);
        assertEquals(NOW + 200, slots.next());
    }

    @Test
    void aStartThatIsALittleLateDoesNotMoveTheSchedule() {
        slots.take(NOW + 25, GAP, true);
        assertEquals(NOW + 100, slots.next());
    }

    @Test
    void aStartThatIsVeryLateMovesTheScheduleByWhatTheLeastGapNeeds() {
        slots.take(NOW + 27, GAP, true);
        assertEquals(NOW + 102, slots.next());
    }

    @Test
    void missedSlotsAreGone() {
        slots.take(NOW + 350, GAP, true);
        assertEquals(NOW + 425, slots.next());
    }

    @Test
    void aStartThatNoTimerWaitedForBeginsTheScheduleAnew() {
        slots.take(NOW + 350, GAP, false);
        assertEquals(NOW + 450, slots.next());
    }

    @Test
    void aSlotGivenBackIsTheNextOneAgain() {
        slots.take(NOW, GAP, true);
        slots.take(NOW + 100, GAP, true);
        slots.giveBack();
        assertEquals(NOW + 100, slots.next());
    }
}
