package dev.checkbulk.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Entries;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowHistoryTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static RowHistory of(Entry... entries) {
        return JournalIndex.of(List.of(entries)).history(1);
    }

    private static Entry intent(int generation, int second) {
        return new Entry.Intent(1, generation, "key", AT.plusSeconds(second));
    }

    private static Entry unanswered(String reason) {
        return new Entry.Unanswered(1, 0, reason, null);
    }

    private static Entry denied() {
        return new Entry.Denied(1, 0);
    }

    @Test
    void anIntentWithoutAnEndMayHaveBeenExecuted() {
        assertTrue(of(intent(0, 0)).unanswered());
    }

    @Test
    void aSendThatWasDeniedOrCancelledDidNothing() {
        assertFalse(of(intent(0, 0), denied()).unanswered());
        assertFalse(of(intent(0, 0), new Entry.Cancelled(1, 0)).unanswered());
    }

    @Test
    void aLaterRefusalSaysNothingOfAnEarlierSilence() {
        assertTrue(
                of(intent(0, 0), unanswered("BROKEN"), intent(0, 200), denied()).unanswered());
        assertTrue(
                of(intent(0, 0), intent(0, 200), denied()).unanswered(), "the first answer was lost with the process");
    }

    @Test
    void theFirstSendOfAGenerationDatesItsKey() {
        assertEquals(AT, of(intent(0, 0), denied(), intent(0, 60)).first());
    }

    @Test
    void aFirstSendWithoutADateIsNotDatedByALaterOne() {
        RowHistory past = of(new Entry.Intent(1, 0, "key", null), intent(0, 60), denied());
        assertNull(past.first());
        assertTrue(past.unanswered(), "the first answer was lost with the process");
    }

    @Test
    void aNewGenerationHasNoPast() {
        RowHistory past = of(intent(0, 0), unanswered(RowHistory.STORED), intent(1, 300), new Entry.Cancelled(1, 1));
        assertEquals(1, past.generation());
        assertEquals(AT.plusSeconds(300), past.first());
        assertFalse(past.unanswered());
        assertFalse(past.stored());
    }

    @Test
    void aStoredFailureStaysStored() {
        assertTrue(of(intent(0, 0), unanswered(RowHistory.STORED), intent(0, 200), unanswered("BROKEN"))
                .stored());
        assertFalse(of(intent(0, 0), unanswered("SERVER 502")).stored());
    }

    @Test
    void aResultIsTheEnd() {
        Entry.Result result = new Entry.Result(1, 0, Entries.done("log_1", "emp_1"), null);
        RowHistory past = of(intent(0, 0), result);
        assertEquals(result, past.result());
        assertFalse(past.unanswered());
        assertNull(of(intent(0, 0)).result());
    }
}
