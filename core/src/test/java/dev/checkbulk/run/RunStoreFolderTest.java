package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new run in a folder that has an earlier one. */
class RunStoreFolderTest {
    private static final Path FIRST = ELSEWHERE.resolve("earlier-1");
    private static final Path SECOND = ELSEWHERE.resolve("earlier-2");

    private final Scene scene = new Scene();
    private final RunStore store = scene.store;

    private StoredRun create(int run) throws RunRefused {
        return store.create(ELSEWHERE, Plans.of(run, 2), Guard.NEW_WORK);
    }

    private List<String> files(Path folder) throws IOException {
        return scene.disk.list(folder).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            scene.disk.write(ELSEWHERE.resolve(name), name.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRunThatHasEndedIsMovedAsideAndItsNameLeadsThere() throws Exception {
        StoredRun first = scene.ended(ELSEWHERE, 1, 2);
        List<RowState> rows = first.state().rows();
        StoredRun second = scene.ended(ELSEWHERE, 2, 2);
        StoredRun third = create(3);
        assertEquals(FIRST, store.find(first.name()).folder());
        assertEquals(SECOND, store.find(second.name()).folder());
        assertEquals(ELSEWHERE, store.find(third.name()).folder());
        assertEquals(3, store.all().size());
        assertEquals(rows, store.find(first.name()).state().rows());
        assertEquals(first.name(), store.find(FIRST.toString()).name());
    }

    @Test
    void theNewRunIsItsOwnAndNotTheOneThatWasMovedAside() throws Exception {
        scene.ended(ELSEWHERE, 1, 2);
        StoredRun second = create(2);
        assertEquals(Plans.header(2), second.state().header());
        assertNull(second.state().damage());
        assertEquals(2, second.state().open());
    }

    @Test
    void whatTheRunWroteForPeopleGoesWithItAndWhatIsNotItsOwnStays() throws Exception {
        scene.ended(ELSEWHERE, 1, 2);
        put("results.csv", "report.html", "failed.csv", "unknown.jsonl", "failed.json.part", "retry");
        put("moves.csv", "notes.txt", "failed.xlsx");
        create(2);
        assertEquals(
                List.of(
                        "failed.csv",
                        "failed.json.part",
                        "journal.jsonl",
                        "plan.jsonl",
                        "report.html",
                        "results.csv",
                        "retry",
                        "unknown.jsonl"),
                files(FIRST));
        assertEquals(
                List.of(".lock", "earlier-1", "failed.xlsx", "journal.jsonl", "moves.csv", "notes.txt", "plan.jsonl"),
                files(ELSEWHERE));
    }

    @Test
    void aFolderThatHasNoRunIsUsedAsItIs() throws Exception {
        scene.disk.createFolder(ELSEWHERE);
        put("moves.csv");
        create(1);
        assertEquals(List.of(".lock", "journal.jsonl", "moves.csv", "plan.jsonl"), files(ELSEWHERE));
    }

    @Test
    void aRunThatWasMadeWithoutThisStoreIsMovedAsideToo() throws Exception {
        RunStore other = new RunStore(scene.disk, Path.of("/other"));
        StoredRun earlier = other.create(ELSEWHERE, Plans.of(1, 1), Guard.NEW_WORK);
        scene.add(earlier, Entries.numbered(1));
        create(2);
        assertEquals(Plans.header(1), store.find(FIRST.toString()).header());
    }

    @Test
    void aRunThatHasNotEndedKeepsItsFolder() throws Exception {
        StoredRun first = create(1);
        scene.add(first, Entries.numbered(1));
        byte[] journal = scene.disk.read(Scene.journal(first));
        String message = refused(Reason.OCCUPIED, () -> create(2));
        assertTrue(message.startsWith(ELSEWHERE + " has a run with 1 rows that have not ended"), message);
        assertTrue(message.contains("resume " + ELSEWHERE) && message.endsWith(" ANOTHER_FOLDER"), message);
        assertEquals(1, store.all().size());
        assertArrayEquals(journal, scene.disk.read(Scene.journal(first)));
        assertFalse(scene.disk.isLocked(ELSEWHERE.resolve(FolderRun.LOCK)));
    }

    @Test
    void aFolderWhoseRunCannotBeReadIsNotTouched() throws Exception {
        StoredRun first = scene.ended(ELSEWHERE, 1, 2);
        byte[] plan = scene.disk.read(Scene.plan(first));
        plan[plan.length / 2] ^= 1;
        scene.disk.write(Scene.plan(first), plan);
        refused(Reason.CHANGED, () -> create(2));
        assertArrayEquals(plan, scene.disk.read(Scene.plan(first)));
    }

    @Test
    void aFolderThatAProcessHasIsNotTouchedAndTheProcessIsNamed() throws Exception {
        scene.ended(ELSEWHERE, 1, 2);
        List<String> before = files(ELSEWHERE);
        scene.disk.lockedByAnother(ELSEWHERE.resolve(FolderRun.LOCK), "pid 4711 on laptop");
        String message = refused(Reason.TAKEN, () -> create(2));
        assertTrue(message.contains("pid 4711 on laptop"), message);
        assertEquals(before, files(ELSEWHERE));
    }

    @Test
    void aFolderThatIsAFileIsRefusedWithAWayOut() throws Exception {
        scene.disk.createFolder(ELSEWHERE.getParent());
        scene.disk.write(ELSEWHERE, new byte[1]);
        String message = refused(Reason.DISK, () -> create(1));
        assertTrue(message.contains(ELSEWHERE.toString()) && message.endsWith(" ANOTHER_FOLDER"), message);
        assertTrue(refused(Reason.DISK, () -> store.create(ELSEWHERE.resolve("below"), Plans.of(1, 1), Guard.NEW_WORK))
                .contains("below"));
        assertEquals(List.of(), store.all());
    }
}
