package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.RunRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        put(run, "failed.csv", "failed.json.part", "unknown.jsonl", "report.html", "report.html.7.part");
        for (String data : List.of("a secret of row", "fsa", "first_name", "Old", "New")) {
            assertTrue(everything(run).contains(data), data);
        }
        List<RowState> before = run.state().rows();
        run.purge();
        for (String data : List.of("a secret", "fsa", "first_name", "Old", "New")) {
            assertFalse(everything(run).contains(data), data);
        }
        RunState state = run.state();
        assertTrue(state.purged());
        assertNull(state.damage());
        assertEquals(0, state.open());
        for (int row = 0; row < before.size(); row++) {
            RowState was = before.get(row);
            assertEquals(
                    new RowState(was.row(), was.label(), was.outcome(), true, null),
                    state.rows().get(row));
        }
        assertEquals(run.name(), scene.store.find(run.name()).name());
    }

    @Test
    void whatIsNotTheRunsStays() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        put(run, "failed.xlsx", "moves.csv", "results.csv");
        run.purge();
        assertEquals(3, everything(run).split("a secret", -1).length - 1);
    }

    @Test
    void aPurgedRunIsNeitherGoneOnWithNorRetried() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        run.purge();
        refused(Reason.PURGED, () -> scene.open(run));
        refused(Reason.PURGED, () -> run.retry(scene.client));
        assertFalse(scene.disk.isLocked(run.folder().resolve(StoredRun.LOCK)));
    }

    @Test
    void aSecondPurgeChangesNothingAndFinishesWhatTheFirstBegan() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        run.purge();
        byte[] plan = scene.disk.read(Scene.plan(run));
        put(run, "failed.csv");
        run.purge();
        assertArrayEquals(plan, scene.disk.read(Scene.plan(run)));
        assertFalse(everything(run).contains("a secret"));
    }

    @Test
    void aRunWithRowsThatHaveNotEndedKeepsItsData() throws Exception {
        StoredRun run = scene.create(1, 2);
        scene.add(run, Entries.numbered(1));
        byte[] plan = scene.disk.read(Scene.plan(run));
        assertTrue(refused(Reason.ROWS, run::purge).contains("1 rows of " + run.name() + " have not ended"));
        assertArrayEquals(plan, scene.disk.read(Scene.plan(run)));
        scene.close(scene.open(run));
    }
}
