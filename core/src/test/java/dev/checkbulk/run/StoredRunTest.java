package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import dev.checkbulk.testing.VirtualTime;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run's folder tells, and who may take the run up. */
class StoredRunTest {
    private final Scene scene = new Scene();
    private StoredRun run;
    private Path lock;

    @BeforeEach
    void make() throws RunRefused {
        run = scene.create(1, 4);
        lock = run.folder().resolve(FolderRun.LOCK);
    }

    private static List<Kind> kinds(RunState state) {
        return state.rows().stream().map(row -> row.outcome().kind()).toList();
    }

    private static Entry intent(long row) {
        return new Entry.Intent(row, 0, "key_" + row, VirtualTime.START);
    }

    @Test
    void ofANewRunNothingHasEndedAndNothingWasSent() throws RunRefused {
        RunState state = run.state();
        assertEquals(Plans.header(1), state.header());
        assertEquals(4, state.open());
        assertEquals(4, state.counts().notApplied());
        assertEquals("not sent", state.rows().get(0).outcome().explanation());
        assertEquals(List.of(), state.openings());
        assertNull(state.holder());
        assertNull(state.damage());
        assertFalse(state.purged());
    }

    @Test
    void theStateTellsWhereEachRowStandsAndTheCountsAddUp() throws Exception {
        scene.add(run, Entries.numbered(1), intent(2), intent(3), new Entry.Unanswered(3, 0, "SERVER 502", "log_3"));
        RunState state = run.state();
        assertEquals(List.of(Kind.DONE, Kind.UNKNOWN, Kind.UNKNOWN, Kind.NOT_APPLIED), kinds(state));
        assertEquals(3, state.open());
        assertEquals(4, state.counts().total());
        Outcome.Unknown lost = (Outcome.Unknown) state.rows().get(2).outcome();
        assertTrue(lost.explanation().contains("SERVER 502"), lost.explanation());
        assertEquals("log_3", lost.cause().logId());
    }

    @Test
    void theStateTellsWhoTookTheRunUpAndWhoHasItNow() throws Exception {
        String here = Scene.OWNER.host();
        scene.add(run, Scene.opened("laptop"), intent(1), Scene.opened(here));
        assertEquals(
                List.of("laptop", here),
                run.state().openings().stream().map(RunState.Opening::host).toList());
        Run open = scene.open(run);
        assertEquals("pid 1 on a simulated host", run.state().holder());
        scene.close(open);
        assertNull(run.state().holder());
        assertFalse(scene.disk.isLocked(lock), "the question keeps nothing");
    }

    @Test
    void theStateIsToldWhileAnotherProcessHasTheRunAndWritesToIt() throws Exception {
        scene.add(run, Entries.numbered(1));
        byte[] torn = Arrays.copyOf(JournalFile.lines(List.of(Entries.numbered(2))), 20);
        try (var journal = scene.disk.append(Scene.journal(run))) {
            journal.append(torn);
        }
        scene.disk.lockedByAnother(lock, "pid 4711 on laptop");
        RunState state = run.state();
        assertEquals("pid 4711 on laptop", state.holder());
        assertNull(state.damage());
        assertEquals(3, state.open());
    }

    @Test
    void whoHasTheRunIsNamedToWhoWantsItToo() throws Exception {
        scene.disk.lockedByAnother(lock, "pid 4711 on laptop");
        assertEquals(
                run.name() + " is being run by pid 4711 on laptop. Nothing was sent.",
                refused(Reason.TAKEN, () -> scene.open(run)));
        refused(Reason.TAKEN, () -> Scene.purge(run));
        refused(Reason.TAKEN, () -> run.retry(scene.client));
        refused(Reason.TAKEN, () -> scene.store.createRetry(run, null, Plans.of(2, 1)));
    }

    @Test
    void aRunIsTakenUpOnceUntilItIsGivenBack() throws Exception {
        Run open = scene.open(run);
        assertTrue(refused(Reason.TAKEN, () -> scene.open(run)).contains("pid 1"));
        scene.close(open);
        scene.close(open);
        Run again = scene.open(run);
        scene.close(open); // a third close of the first must not end the second's lock
        assertTrue(scene.disk.isLocked(lock));
        scene.close(again);
        assertFalse(scene.disk.isLocked(lock));
    }

    @Test
    void aRunOfAnotherMachineIsTakenFromThereOnlyWhenAskedFor() throws Exception {
        scene.openOn("laptop", run, true);
        String message = refused(Reason.ELSEWHERE, () -> scene.openOn("desk", run, false));
        assertTrue(message.contains("last run on laptop, and this is desk"), message);
        assertTrue(message.endsWith(" TAKE_OVER"), message);
        assertFalse(scene.disk.isLocked(lock));
        scene.openOn("laptop", run, false);
        scene.openOn("desk", run, true);
        scene.openOn("desk", run, false);
        refused(Reason.ELSEWHERE, () -> scene.openOn("laptop", run, false));
    }

    @Test
    void itGoesOnWithWhatTheJournalSays() throws Exception {
        scene.add(run, Entries.numbered(1), new Entry.Result(2, 0, Outcomes.refused(), null), intent(3));
        Run open = scene.open(run);
        assertEquals(1, open.before().done());
        assertEquals(1, open.before().refused());
        assertEquals(run.state().rows(), open.rows());
        scene.close(open);
    }

    @Test
    void aTornEndIsCutAndItsRowIsOpenAgain() throws Exception {
        scene.add(run, Entries.numbered(1));
        byte[] whole = scene.disk.read(Scene.journal(run));
        byte[] more = JournalFile.lines(List.of(Entries.numbered(2)));
        for (int length = 0; length < more.length; length++) {
            scene.disk.write(Scene.journal(run), Damage.join(whole, Arrays.copyOf(more, length)));
            assertEquals(3, run.state().open(), "torn at " + length);
            scene.close(scene.open(run));
            assertEquals(whole.length, scene.disk.read(Scene.journal(run)).length, "torn at " + length);
        }
    }

    /** The system shows bytes that it may never write any more: a force that succeeds later says nothing about them. */
    @Test
    void whatCouldBeReadIsWrittenAnewBeforeItIsGoneOnWith() throws Exception {
        try (var journal = scene.disk.append(Scene.journal(run))) {
            scene.disk.fail(Call.FORCE, 1);
            journal.append(JournalFile.lines(List.of(Entries.numbered(1))));
            assertThrows(java.io.IOException.class, journal::force);
        }
        Scene next = scene.next(scene.disk.kill());
        StoredRun again = next.store.find(run.name());
        assertEquals(3, again.state().open());
        int renames = next.disk.count(Call.RENAME);
        next.close(next.open(again));
        assertEquals(
                renames + 2,
                next.disk.count(Call.RENAME),
                "a file of its own that took the journal's name, and one that took that of what the home knows");
        for (long seed = 0; seed < 20; seed++) {
            SimulatedDisk left = next.disk.crash(new SplittableRandom(seed));
            assertEquals(3, scene.next(left).store.find(run.name()).state().open(), "seed " + seed);
        }
    }

    @Test
    void aFolderWithoutAPlanIsNoRun() throws Exception {
        scene.disk.delete(Scene.plan(run));
        assertTrue(refused(Reason.NOT_FOUND, () -> scene.open(run)).contains("is no run"));
        refused(Reason.NOT_FOUND, run::state);
        refused(Reason.NOT_FOUND, run::header);
        assertFalse(scene.disk.isLocked(lock));
    }

    @Test
    void aClientForAnotherPlaceIsABug() throws Exception {
        Run open = scene.open(run);
        CheckClient other = CheckClient.over(
                Environment.of("http://127.0.0.1:9999"),
                ApiKey.of(World.SECRET),
                Quota.inProcess(scene.desk, Limit.CHECK),
                scene.desk,
                scene.world.wire,
                new Random(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> open.start(other, progress -> Optional.empty(), result -> Future.succeededFuture()));
        scene.close(open);
        assertEquals(List.of(), scene.world.wire.calls());
    }

    @Test
    void anotherApiKeyIsNoticedWhereItMatters() throws Exception {
        String print = scene.client.keyFingerprint(Plans.header(1).runId());
        var opened = new Entry.Opened(VirtualTime.START, Scene.OWNER.host(), 7, print);
        scene.add(run, opened, intent(1), Entries.numbered(1));
        assertFalse(hasAnotherKey("another-key"), "the row that was sent has ended");
        scene.add(run, intent(2));
        assertFalse(hasAnotherKey(World.SECRET));
        assertTrue(hasAnotherKey("another-key"));
    }

    private boolean hasAnotherKey(String key) throws RunRefused {
        Run open = scene.open(run);
        boolean another = open.hasAnotherKey(scene.client(key));
        scene.close(open);
        return another;
    }

    @Test
    void givingBackEndsTheLockBeforeItSaysSo() throws Exception {
        Run open = scene.open(run);
        Future<Boolean> held = open.close().map(closed -> scene.disk.isLocked(lock));
        assertFalse(scene.desk.await(held));
        assertTrue(((Disk.LockResult) scene.disk.lock(lock)) instanceof Disk.Lock);
    }
}
