package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Inverse;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run is undone once, and nobody goes on with it then. */
class RunStoreUndoTest {
    private final Scene scene = new Scene();
    private final RunStore store = scene.store;
    private StoredRun of;

    /** A run with a row that is done and one that was not sent. */
    @BeforeEach
    void run() throws Exception {
        of = store.create(ELSEWHERE, Plans.of(1, 2), Guard.NEW_WORK);
        scene.add(of, Entries.numbered(1));
    }

    private String undone(StoredRun by) {
        return "The rows of " + of.name() + " were undone by run " + by.name() + " already.";
    }

    private boolean claimed() throws IOException {
        return scene.disk.exists(of.folder().resolve(FolderRun.file(Claim.UNDO)));
    }

    @Test
    void anUndoneRunIsNeitherResumedNorUndoneNorRetried() throws Exception {
        assertEquals(Optional.empty(), store.undoOf(of));
        StoredRun undo = store.createUndo(of, null, Plans.of(2, 1));
        assertEquals(undo.name(), store.undoOf(of).orElseThrow().name());
        assertEquals(undone(undo), refused(Reason.SAME_WORK, () -> scene.open(of)));
        assertEquals(undone(undo), refused(Reason.SAME_WORK, () -> store.createUndo(of, null, Plans.of(3, 1))));
        assertEquals(undone(undo), refused(Reason.SAME_WORK, () -> store.createRetry(of, null, Plans.of(3, 1))));
        assertEquals(
                undone(undo),
                refused(Reason.SAME_WORK, () -> of.undo(scene.client, (create, id) -> new Inverse.None(""))));
        assertEquals(2, store.all().size());
        assertFalse(scene.disk.isLocked(of.folder().resolve(FolderRun.LOCK)));
    }

    @Test
    void theUndoIsUndoneAndTheFirstRunStaysUndone() throws Exception {
        StoredRun undo = store.createUndo(of, null, Plans.of(2, 1));
        scene.add(undo, Entries.numbered(1));
        StoredRun again = store.createUndo(undo, null, Plans.of(3, 1));
        assertEquals(again.name(), store.undoOf(undo).orElseThrow().name());
        assertEquals(undone(undo), refused(Reason.SAME_WORK, () -> scene.open(of)));
    }

    @Test
    void aRetriedRunMayBeUndone() throws Exception {
        scene.add(of, new Entry.Result(2, 0, Outcomes.refused(), null));
        store.createRetry(of, null, Plans.of(2, 1));
        store.createUndo(of, null, Plans.of(3, 1));
    }

    @Test
    void anUndoThatCannotBeMadeLeavesTheRunAsItWas() throws Exception {
        refused(Reason.OCCUPIED, () -> store.createUndo(of, of.folder(), Plans.of(2, 1)));
        assertFalse(claimed());
        scene.close(scene.open(of));
    }

    @Test
    void aRunThatWasGoneOnWithSinceItsUndoWasPlannedIsNotUndone() throws Exception {
        of.undo(scene.world.client, (create, id) -> new Inverse.None(""));
        scene.world.time.runUntilIdle();
        scene.add(of, Entries.numbered(2));
        assertTrue(refused(Reason.CHANGED, () -> store.createUndo(of, null, Plans.of(2, 1)))
                .contains("was gone on with meanwhile"));
        assertFalse(claimed());
        of.undo(scene.world.client, (create, id) -> new Inverse.None(""));
        scene.world.time.runUntilIdle();
        store.createUndo(of, null, Plans.of(2, 1));
    }

    @Test
    void aClaimOfARunThatIsNotHereIsNotIgnored() throws Exception {
        String id = Plans.header(9).runId();
        scene.disk.write(of.folder().resolve(FolderRun.file(Claim.UNDO)), id.getBytes(StandardCharsets.UTF_8));
        String message = refused(Reason.SAME_WORK, () -> scene.open(of));
        assertTrue(message.contains("were undone by a run that is not in") && message.contains(id), message);
    }

    @Test
    void anUndoneRunIsPurgedAndMovedAsideAlsoWithRowsThatNeverWillBeSent() throws Exception {
        StoredRun undo = store.createUndo(of, null, Plans.of(2, 1));
        Scene.purge(of);
        store.create(ELSEWHERE, Plans.of(3, 1), Guard.NEW_WORK);
        StoredRun moved = store.find(of.name());
        assertEquals(ELSEWHERE.resolve("earlier-1"), moved.folder());
        assertEquals(undo.name(), store.undoOf(moved).orElseThrow().name());
        assertEquals(Optional.empty(), store.undoOf(store.find(ELSEWHERE.toString())));
    }
}
