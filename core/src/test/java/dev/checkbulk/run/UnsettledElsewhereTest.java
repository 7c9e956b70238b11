package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.VirtualTime;
import dev.checkbulk.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A record that one run has sent to without an answer is left alone by the others. */
class UnsettledElsewhereTest {
    private static final String FIRST = "/employees/emp_1";

    private final Scene scene = new Scene();

    private StoredRun sentAndUnanswered() throws Exception {
        StoredRun run = scene.create(1, 3);
        scene.add(run, new Entry.Intent(1, 0, "k".repeat(32), VirtualTime.START), Entries.numbered(2));
        return run;
    }

    @Test
    void itsRowsConflictInOtherRunsAndTheRunIsNamed() throws Exception {
        StoredRun first = sentAndUnanswered();
        StoredRun second = scene.store.create(null, Plans.of(2, 3), Guard.NEW_WORK);
        Map<String, String> elsewhere = scene.store.unsettled(second.header());
        assertEquals(Map.of(FIRST, first.name()), elsewhere);
        Shift shift = scene.work(second, elsewhere);
        Outcome.Skipped conflict = (Outcome.Skipped) shift.told().get(1L);
        assertEquals(Outcome.Kind.CONFLICT, conflict.kind());
        assertTrue(conflict.message().contains(first.name()), conflict.message());
        assertEquals(Outcome.Kind.DONE, shift.told().get(3L).kind());
        assertFalse(
                scene.payroll.effects().containsKey("emp_1"),
                scene.payroll.effects().toString());
    }

    @Test
    void theRunItselfSettlesIt() throws Exception {
        StoredRun run = sentAndUnanswered();
        assertEquals(Map.of(), scene.store.unsettled(run.header()));
        assertEquals(Outcome.Kind.DONE, scene.work(run).told().get(1L).kind());
    }

    @Test
    void onceItIsSettledOthersMayWrite() throws Exception {
        StoredRun first = sentAndUnanswered();
        scene.add(first, new Entry.Unanswered(1, 0, "TIMEOUT", null));
        assertEquals(Set.of(FIRST), first.unsettled());
        scene.add(first, Entries.numbered(1));
        assertEquals(Set.of(), first.unsettled());
    }

    @Test
    void anotherPlaceHasOtherRecords() throws Exception {
        sentAndUnanswered();
        Plan.Header here = Plans.header(2);
        assertEquals(
                Map.of(),
                scene.store.unsettled(new Plan.Header(
                        here.runId(), "enroll", "0", "https://sandbox.checkhq.com", here.made(), here.about())));
    }

    @Test
    void aRunThatHasEndedSaysSoAndItsJournalIsNotReadForThis() throws Exception {
        StoredRun run = scene.create(1, 1);
        scene.add(run, Entries.numbered(1));
        scene.close(scene.open(run));
        assertTrue(scene.disk.exists(run.folder().resolve("ended")));
        scene.disk.delete(Scene.journal(run));
        assertEquals(Set.of(), run.unsettled());
    }

    @Test
    void aRunThatHasNotEndedDoesNotSaySo() throws Exception {
        StoredRun run = sentAndUnanswered();
        scene.close(scene.open(run));
        assertFalse(scene.disk.exists(run.folder().resolve("ended")));
    }

    @Test
    void whatAnotherRunLeftInTheFolderIsNotBelieved() throws Exception {
        StoredRun run = sentAndUnanswered();
        scene.disk.write(run.folder().resolve("ended"), World.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(Set.of(FIRST), run.unsettled());
        assertEquals(
                List.of(run.name()),
                List.copyOf(scene.store.unsettled(Plans.header(2)).values()));
    }
}
