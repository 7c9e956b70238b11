package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Leftovers;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People's data goes, and what became of the rows stays. */
class PurgeTest {
    private final Scene scene = new Scene();

    private String everything(StoredRun run) throws IOException {
        StringBuilder all = new StringBuilder();
        for (var path : scene.disk.list(run.folder())) {
            all.append(path.getFileName()).append(new String(scene.disk.read(path), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private void put(StoredRun run, String... names) throws IOException {
        for (String name : names) {
            scene.disk.write(run.folder().resolve(name), "a secret".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theOutcomesAreKeptAndTheDataIsGone() throws Exception {
        StoredRun run = scene.ended(null, 1, 4);
        put(run, "failed.csv", "failed.json.part", "unknown.jsonl", "results.csv", "results.csv.part");
        put(run, "report.html", "report.html.part", "report.html.7.part", "report-ticket.html.8.part");
        put(run, ".plan.jsonl.tmp", ".journal.jsonl.tmp", ".ended.tmp", ".retry.tmp", ".undo.tmp");
        for (String data : List.of("a secret of row", "fsa", "first_name", "Old", "New")) {
            assertTrue(everything(run).contains(data), data);
        }
        List<RowState> before = run.state().rows();
        Scene.purge(run);
        for (String data : List.of("a secret", "fsa", "first_name", "Old", "New", "validation_error")) {
            assertFalse(everything(run).contains(data), data);
        }
        RunState state = run.state();
        assertTrue(state.purged());
        assertNull(state.damage());
        assertEquals(0, state.open());
        for (int row = 0; row < before.size(); row++) {
            RowState was = before.get(row);
            assertEquals(
                    new RowState(was.row(), was.label(), Leftovers.of(was.outcome()), true, null),
                    state.rows().get(row));
            assertEquals(was.outcome().kind(), state.rows().get(row).outcome().kind());
        }
        assertEquals(run.name(), scene.store.find(run.name()).name());
    }

    @Test
    void whatIsNotTheRunsStays() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        put(run, "failed.xlsx", "moves.csv", "myresults.csv", "plan.csv");
        Scene.purge(run);
        assertEquals(4, everything(run).split("a secret", -1).length - 1);
    }

    @Test
    void aPurgedRunIsNeitherGoneOnWithNorRetried() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        Scene.purge(run);
        refused(Reason.PURGED, () -> scene.open(run));
        refused(Reason.PURGED, () -> run.retry(scene.client));
        assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)));
    }

    @Test
    void aSecondPurgeChangesNothingAndFinishesWhatTheFirstBegan() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        Scene.purge(run);
        byte[] plan = scene.disk.read(Scene.plan(run));
        byte[] journal = scene.disk.read(Scene.journal(run));
        put(run, "failed.csv");
        run.purge(new Purged("somebody else", VirtualTime.START.plusSeconds(9)), about -> about);
        assertArrayEquals(plan, scene.disk.read(Scene.plan(run)));
        assertArrayEquals(journal, scene.disk.read(Scene.journal(run)));
        assertFalse(everything(run).contains("a secret"));
        assertEquals(new Purged("dana", VirtualTime.START), run.state().purge());
    }

    @Test
    void aRunWithRowsThatHaveNotEndedKeepsItsData() throws Exception {
        StoredRun run = scene.create(1, 2);
        scene.add(run, Entries.numbered(1));
        byte[] plan = scene.disk.read(Scene.plan(run));
        put(run, "results.csv");
        assertTrue(
                refused(Reason.ROWS, () -> Scene.purge(run)).contains("1 rows of " + run.name() + " have not ended"));
        assertArrayEquals(plan, scene.disk.read(Scene.plan(run)));
        assertTrue(everything(run).contains("a secret"));
        scene.close(scene.open(run));
    }

    @Test
    void h4ARunThatAnEarlierVersionPurgedIsFinishedAndSaysByWhom() throws Exception {
        StoredRun run = scene.ended(null, 1, 3);
        PlanFile.Loaded whole = PlanFile.read(scene.disk.read(Scene.plan(run)));
        java.io.ByteArrayOutputStream purged = new java.io.ByteArrayOutputStream();
        PlanFile.writePurged(
                whole, new Leftovers(Stream.of()), whole.plan().header().about(), Purged.UNRECORDED, purged);
        scene.disk.write(Scene.plan(run), purged.toByteArray()); // the journal had what Check said still
        StoredRun found = scene.store.find(run.name());
        assertEquals(Purged.UNRECORDED, found.state().purge());
        assertTrue(everything(run).contains("validation_error"));
        Scene.purge(found);
        assertFalse(everything(run).contains("validation_error"));
        assertEquals(new Purged("dana", VirtualTime.START), found.state().purge());
        assertNull(found.state().damage());
    }

    @Test
    void h4ADamagedJournalIsPurgedOfWhatItSaysAndStaysDamaged() throws Exception {
        StoredRun run = scene.ended(null, 1, 4);
        byte[] journal = scene.disk.read(Scene.journal(run));
        int third = new String(journal, StandardCharsets.ISO_8859_1).indexOf("\"row\":2");
        journal[third] ^= 1;
        scene.disk.write(Scene.journal(run), journal);
        String damage = run.state().damage();
        assertTrue(damage.contains("in line 3"), damage);
        Scene.purge(run);
        RunState state = run.state();
        assertTrue(state.purged());
        assertEquals(1, state.open(), "the row of which nothing can be read");
        assertTrue(state.damage().contains("in line 3: it was so when its data was purged"), state.damage());
        assertFalse(everything(run).contains("validation_error"));
        byte[] once = scene.disk.read(Scene.journal(run));
        Scene.purge(run);
        assertArrayEquals(once, scene.disk.read(Scene.journal(run)));
    }

    @Test
    void h4AJournalThatIsMissingKeepsNobodysData() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        scene.disk.delete(Scene.journal(run));
        Scene.purge(run);
        assertTrue(run.state().purged());
        assertFalse(everything(run).contains("a secret"));
        assertTrue(
                run.state().damage().contains("when its data was purged"),
                run.state().damage());
    }

    @Test
    void h4ATornEndIsNotKept() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        byte[] torn = JournalFile.lines(List.of(new Entry.Result(2, 0, Outcomes.refused(), "evidence of a secret")));
        try (var journal = scene.disk.append(Scene.journal(run))) {
            journal.append(Arrays.copyOf(torn, torn.length - 2));
        }
        Scene.purge(run);
        assertFalse(everything(run).contains("a secret"));
        assertNull(run.state().damage());
    }

    @Test
    void h4AJournalOfANewerVersionIsLeftToThatVersion() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        scene.add(run, Entries.numbered(2));
        byte[] newer = Damage.record("{\"e\":\"weather\",\"row\":2,\"gen\":0}");
        try (var journal = scene.disk.append(Scene.journal(run))) {
            journal.append(newer);
            journal.force();
        }
        byte[] before = scene.disk.read(Scene.journal(run));
        String message = refused(Reason.CHANGED, () -> Scene.purge(run));
        assertTrue(message.contains("Purge " + run.name() + " with that version"), message);
        assertArrayEquals(before, scene.disk.read(Scene.journal(run)));
    }

    @Test
    void h4OfADamagedPlanItIsSaidWhatToDo() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        String plan = new String(scene.disk.read(Scene.plan(run)), StandardCharsets.UTF_8);
        scene.disk.write(Scene.plan(run), plan.replace("fsa", "hsa").getBytes(StandardCharsets.UTF_8));
        String message = refused(Reason.CHANGED, () -> Scene.purge(scene.store.find(run.name())));
        assertTrue(message.contains("delete the whole folder " + run.folder()), message);
    }
}
