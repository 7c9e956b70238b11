package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;
import static dev.checkbulk.run.Scene.HOME;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.SimulatedDisk.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows that failed belong to one run after the other, never to two. */
class RunStoreRetryTest {
    private final Scene scene = new Scene();
    private final RunStore store = scene.store;
    private StoredRun of;

    @BeforeEach
    void end() throws Exception {
        of = scene.ended(null, 1, 2);
    }

    private Optional<String> taker() throws RunRefused {
        return store.retryOf(of).map(StoredRun::name);
    }

    private boolean claimed() throws IOException {
        return scene.disk.exists(of.folder().resolve(FolderRun.file(Claim.RETRY)));
    }

    @Test
    void aRetryTakesTheRowsOver() throws Exception {
        assertEquals(Optional.empty(), taker());
        StoredRun retry = store.createRetry(of, null, Plans.of(2, 1));
        assertEquals(Optional.of(retry.name()), taker());
        assertEquals(Optional.empty(), store.retryOf(retry));
        assertEquals(1, retry.state().open());
        assertFalse(scene.disk.isLocked(of.folder().resolve(FolderRun.LOCK)));
    }

    @Test
    void aSecondRetryIsRefusedAndToldWhichRunHasTheRows() throws Exception {
        StoredRun retry = store.createRetry(of, ELSEWHERE, Plans.of(2, 1));
        String message = refused(Reason.SAME_WORK, () -> store.createRetry(of, null, Plans.of(3, 1)));
        assertEquals("The rows of " + of.name() + " were taken over by run " + retry.name() + " already.", message);
        assertEquals(2, store.all().size());
        assertEquals(Optional.of(retry.name()), taker());
    }

    @Test
    void theRetryItselfMayBeRetriedAndTheGuardDoesNotMind() throws Exception {
        StoredRun retry = store.createRetry(of, null, Plans.of(2, 1));
        scene.add(retry, new Entry.Result(1, 0, Outcomes.refused(), null));
        StoredRun again = store.createRetry(retry, null, Plans.of(3, 1));
        assertEquals(again.name(), store.retryOf(retry).orElseThrow().name());
    }

    @Test
    void aRetryThatCannotBeMadeLeavesTheRowsToTheNext() throws Exception {
        store.create(ELSEWHERE, Plans.of(2, 1), Guard.NEW_WORK);
        refused(Reason.OCCUPIED, () -> store.createRetry(of, ELSEWHERE, Plans.of(3, 1)));
        assertFalse(claimed());
        store.createRetry(of, null, Plans.of(3, 1));
    }

    @Test
    void aRetryInTheRunsOwnFolderIsRefusedAndLeavesTheRowsToTheNext() throws Exception {
        assertTrue(refused(Reason.TAKEN, () -> store.createRetry(of, of.folder(), Plans.of(2, 1)))
                .contains("pid 1"));
        assertFalse(claimed());
        assertEquals(0, of.state().open());
    }

    @Test
    void aClaimOfARunThatIsNotHereIsNotIgnored() throws Exception {
        String id = Plans.header(9).runId();
        scene.disk.write(of.folder().resolve(FolderRun.file(Claim.RETRY)), id.getBytes(StandardCharsets.UTF_8));
        String message = refused(Reason.SAME_WORK, () -> store.retryOf(of));
        assertTrue(message.contains("not in " + HOME) && message.contains(id), message);
        assertTrue(message.contains("delete " + of.folder().resolve(FolderRun.file(Claim.RETRY))), message);
        assertEquals(message, refused(Reason.SAME_WORK, () -> store.createRetry(of, null, Plans.of(2, 1))));
        assertTrue(claimed());
    }

    @Test
    void aClaimThatCannotBeReadIsNotIgnored() throws Exception {
        store.createRetry(of, null, Plans.of(2, 1));
        scene.disk.fail(Call.EXISTS, 1);
        refused(Reason.DISK, () -> store.retryOf(of));
        scene.disk.fail(Call.READ, 1);
        refused(Reason.DISK, () -> store.retryOf(of));
    }

    @Test
    void aRetryStaysKnownWhenItsRunIsPurgedOrMovedAside() throws Exception {
        StoredRun retry = store.createRetry(of, ELSEWHERE, Plans.of(2, 1));
        scene.add(retry, Entries.numbered(1));
        Scene.purge(retry);
        assertEquals(Optional.of(retry.name()), taker());
        store.create(ELSEWHERE, Plans.of(3, 1), Guard.NEW_WORK);
        assertEquals(Optional.of(retry.name()), taker());
    }
}
