package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;
import static dev.checkbulk.run.Scene.HOME;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Plans;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are made whole, have names, and are found again. */
class RunStoreTest {
    private final Scene scene = new Scene();
    private final RunStore store = scene.store;
    private int made;

    private static List<String> names(List<StoredRun> runs) {
        return runs.stream().map(StoredRun::name).toList();
    }

    private StoredRun create(String script, Instant at) throws RunRefused {
        Plan.Header header = Plans.header(1);
        String runId = "%032x".formatted(1_000 + ++made);
        var other = new Plan.Header(runId, script, header.input(), header.baseUrl(), at, header.about());
        return store.create(null, Plans.of(other, 1), Guard.NONE);
    }

    @Test
    void aRunIsNamedByItsScriptAndTheTimeOfItsPlan() throws RunRefused {
        StoredRun run = scene.create(1, 2);
        assertEquals("enroll-20260302-090001", run.name());
        assertEquals(HOME.resolve(run.name()), run.folder());
        assertEquals(Plans.of(1, 2).header(), run.header());
    }

    @Test
    void aNewRunHasItsPlanAndAJournalThatIsBegunAndCanBeTakenUp() throws Exception {
        StoredRun run = scene.create(1, 2);
        String plan = new String(PlanFile.write(Plans.of(1, 2)), StandardCharsets.UTF_8);
        String written = new String(scene.disk.read(Scene.plan(run)), StandardCharsets.UTF_8);
        assertEquals(plan, written.replaceFirst(",\"seal\":\"[0-9a-f]{64}\"}\n$", "}\n"));
        assertEquals(Plans.of(1, 2), run.plan());
        Run open = scene.open(run);
        assertEquals(Plans.of(1, 2), open.plan());
        assertEquals(0, open.before().total());
        scene.close(open);
    }

    @Test
    void nothingIsSentByMakingOrFindingRuns() throws Exception {
        StoredRun run = scene.create(1, 2);
        scene.close(scene.open(run));
        store.find(run.name()).state();
        scene.world.time.runUntilIdle();
        assertEquals(List.of(), scene.world.wire.calls());
    }

    @Test
    void aSecondRunOfTheSameSecondGetsANumber() throws RunRefused {
        StoredRun first = create("enroll", Plans.header(1).made());
        StoredRun second = create("enroll", Plans.header(1).made());
        StoredRun third = create("enroll", Plans.header(1).made().plusMillis(999));
        assertEquals(first.name() + "-2", second.name());
        assertEquals(first.name() + "-3", third.name());
    }

    @Test
    void aNumberIsNotTakenThatARunElsewhereHas() throws RunRefused {
        StoredRun elsewhere = store.create(ELSEWHERE, Plans.of(1, 1), Guard.NONE);
        assertEquals(
                elsewhere.name() + "-2",
                create("enroll", Plans.header(1).made()).name());
    }

    @Test
    void aFolderThatIsNamedFromWhereOneStandsIsFoundFromAnywhere() throws RunRefused {
        Path relative = Path.of("").toAbsolutePath().relativize(ELSEWHERE);
        StoredRun run = store.create(relative, Plans.of(1, 2), Guard.NONE);
        assertEquals(ELSEWHERE, run.folder());
        assertEquals(ELSEWHERE, store.find(run.name()).folder());
    }

    @Test
    void aRunElsewhereIsFoundByItsNameAndByItsFolder() throws RunRefused {
        StoredRun run = store.create(ELSEWHERE, Plans.of(1, 1), Guard.NEW_WORK);
        assertEquals("enroll-20260302-090001", run.name());
        assertEquals(ELSEWHERE, run.folder());
        assertEquals(ELSEWHERE, store.find(run.name()).folder());
        assertEquals(run.name(), store.find("/data/../data/december").name());
        assertEquals(List.of(run.name()), names(store.all()));
    }

    @Test
    void aRunOfAnotherHomeIsFoundByItsFolder() throws RunRefused {
        RunStore other = new RunStore(scene.disk, Path.of("/other/runs"));
        StoredRun run = other.create(null, Plans.of(1, 1), Guard.NEW_WORK);
        StoredRun found = store.find(run.folder().toString());
        assertEquals(run.header(), found.header());
        assertEquals(List.of(), store.all());
    }

    @Test
    void whatIsNoRunIsNotFound() throws Exception {
        assertTrue(refused(Reason.NOT_FOUND, () -> store.find("enroll-1")).contains("There is no run enroll-1"));
        scene.disk.createFolder(HOME.resolve("enroll-1"));
        refused(Reason.NOT_FOUND, () -> store.find("enroll-1"));
        refused(Reason.NOT_FOUND, () -> store.find(HOME.resolve("enroll-1").toString()));
    }

    @Test
    void runsAreListedNewestFirstWhateverTheirScript() throws RunRefused {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        create("reassign", noon);
        create("enroll", noon.plusSeconds(1));
        create("enroll", noon.plusSeconds(1));
        create("raise", noon.plusSeconds(86_400));
        assertEquals(
                List.of(
                        "raise-20260303-120000",
                        "enroll-20260302-120001-2",
                        "enroll-20260302-120001",
                        "reassign-20260302-120000"),
                names(store.all()));
    }

    @Test
    void aPlanIsRunOnceWhateverTheGuard() throws RunRefused {
        StoredRun run = store.create(null, Plans.of(1, 1), Guard.NONE);
        String refusal = refused(Reason.SAME_WORK, () -> store.create(ELSEWHERE, Plans.of(1, 1), Guard.NONE));
        assertTrue(refusal.contains("already applied as run " + run.name()), refusal);
        refused(Reason.SAME_WORK, () -> store.require(Guard.NONE, Plans.header(1)));
        assertEquals(1, store.all().size());
    }

    @Test
    void aStoreThatIsNotThereHasNoRuns() throws RunRefused {
        assertEquals(List.of(), store.all());
    }

    @Test
    void aFolderWithoutAPlanIsNoRun() throws Exception {
        StoredRun run = scene.create(1, 1);
        scene.disk.createFolder(HOME.resolve("enroll-20260302-080000"));
        scene.disk.write(HOME.resolve("enroll-20260302-080000").resolve(FolderRun.JOURNAL), new byte[0]);
        scene.disk.write(HOME.resolve("gone.at"), "/data/gone".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(run.name()), names(store.all()));
    }

    @Test
    void aFileThatSomebodyPutAmongTheRunsIsNoRun() throws Exception {
        StoredRun run = scene.create(1, 1);
        scene.disk.write(HOME.resolve("notes.txt"), new byte[1]);
        assertEquals(List.of(run.name()), names(store.all()));
    }

    @Test
    void aNameThatLeadsBelowAFileLeadsToNoRun() throws Exception {
        StoredRun run = store.create(ELSEWHERE, Plans.of(1, 1), Guard.NEW_WORK);
        StoredRun other = scene.create(2, 1);
        for (String file : List.of(FolderRun.PLAN, FolderRun.JOURNAL, FolderRun.LOCK)) {
            scene.disk.delete(run.folder().resolve(file));
        }
        scene.disk.delete(ELSEWHERE);
        scene.disk.write(ELSEWHERE, new byte[1]);
        assertEquals(List.of(other.name()), names(store.all()));
    }

    @Test
    void aRunIsListedOnceAlsoWhenItsFolderWasNamedInsideTheStore() throws RunRefused {
        store.create(HOME.resolve("december"), Plans.of(1, 1), Guard.NEW_WORK);
        assertEquals(1, store.all().size(), () -> names(all()).toString());
    }

    private List<StoredRun> all() {
        try {
            return store.all();
        } catch (RunRefused e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theStoreIsLockedOnlyWhileARunIsMade() throws Exception {
        StoredRun run = scene.create(1, 1);
        assertFalse(scene.disk.isLocked(HOME.resolve(FolderRun.LOCK)));
        assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)));
        var lock = (Disk.Lock) scene.disk.lock(HOME.resolve(FolderRun.LOCK));
        Thread.currentThread().interrupt(); // ends the wait for the other
        String message = refused(Reason.DISK, () -> scene.create(2, 1));
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertTrue(message.endsWith(" ANOTHER_FOLDER"), message);
        lock.close();
        scene.create(2, 1);
    }

    @Test
    void filesAreTheirOwnersAloneOnARealDisk(@TempDir Path temp) throws Exception {
        RunStore real = RunStore.in(temp.resolve("home/runs"));
        StoredRun run = real.create(temp.resolve("elsewhere/run"), Plans.of(1, 1), Guard.NEW_WORK);
        assertEquals(run.name(), real.find(run.name()).name());
        try (Stream<Path> paths = Files.walk(temp)) {
            for (Path path : paths.skip(1).toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode, path.toString());
            }
        }
    }
}
