package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Inverse;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.folder.FileLog;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Log;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An older copy of a run does not know what was sent since; what a crash left is no copy. */
class LatestTest {
    private static final Path COPY = Path.of("/backup/run");

    private final Scene scene = new Scene();
    private final RunStore store = scene.store;
    private StoredRun run;

    @BeforeEach
    void make() throws Exception {
        run = scene.create(1, 4);
    }

    private StoredRun copied(Path to) throws IOException, RunRefused {
        scene.disk.createFolder(to);
        for (Path file : scene.disk.list(run.folder())) {
            scene.disk.write(to.resolve(file.getFileName()), scene.disk.read(file));
        }
        return store.find(to.toString());
    }

    private static String older(StoredRun copy, StoredRun latest) {
        return copy.folder() + " has an older state of run " + copy.name() + " than this home knows: in "
                + latest.folder() + " ";
    }

    @Test
    void anOlderCopyIsRefusedAndBothAreNamed() throws Exception {
        StoredRun copy = copied(COPY);
        scene.close(scene.open(run));
        scene.add(run, Entries.numbered(1));
        scene.close(scene.open(run));
        String refusal = refused(Reason.OLDER, () -> scene.open(copy));
        assertTrue(refusal.startsWith(older(copy, run)), refusal);
        scene.add(copy, Entries.numbered(2), Entries.numbered(3));
        refused(Reason.OLDER, () -> scene.open(copy)); // longer than what is known, and not the same
        scene.add(copy, new Entry.Result(1, 0, Outcomes.refused(), null), Entries.numbered(4));
        refused(Reason.OLDER, () -> copy.retry(scene.client));
        refused(Reason.OLDER, () -> copy.undo(scene.client, (create, id) -> new Inverse.None("")));
        scene.world.time.runUntilIdle();
        assertEquals(List.of(), scene.world.wire.calls());
    }

    @Test
    void filesThatWerePutBackInPlaceAreOlderToo() throws Exception {
        StoredRun copy = copied(COPY);
        scene.add(run, Entries.numbered(1));
        scene.close(scene.open(run));
        scene.disk.write(Scene.journal(run), scene.disk.read(Scene.journal(copy)));
        String refusal = refused(Reason.OLDER, () -> scene.open(store.find(run.name())));
        assertTrue(refusal.startsWith("The files in " + run.folder() + " are older"), refusal);
    }

    @Test
    void aCopyOfTheLatestStateGoesOnAndTheOriginalIsTheOlderOneThen() throws Exception {
        scene.add(run, Entries.numbered(1));
        scene.close(scene.open(run));
        StoredRun copy = copied(COPY);
        scene.close(scene.open(copy));
        scene.add(copy, Entries.numbered(2));
        scene.close(scene.open(copy));
        String refusal = refused(Reason.OLDER, () -> scene.open(run));
        assertTrue(refusal.startsWith(older(run, copy)), refusal);
    }

    @Test
    void aCopyThatDoesNotKnowThatItWasTakenOverIsOlder() throws Exception {
        scene.add(run, Entries.numbered(1), Entries.numbered(2), Entries.numbered(3));
        StoredRun copy = copied(COPY);
        store.createUndo(run, null, Plans.of(2, 1));
        String refusal = refused(Reason.OLDER, () -> scene.open(copy));
        assertTrue(refusal.contains(older(copy, run) + "it was undone"), refusal);
    }

    @Test
    void aPlanIsAppliedOnceAlsoWhenItsRunIsGone() throws Exception {
        StoredRun elsewhere = store.create(COPY, Plans.of(2, 1), Guard.NEW_WORK);
        scene.close(scene.open(elsewhere));
        for (Path file : scene.disk.list(COPY)) {
            scene.disk.delete(file);
        }
        String refusal = refused(Reason.SAME_WORK, () -> store.create(null, Plans.of(2, 1), Guard.NONE));
        assertTrue(refusal.contains("the run that was in " + COPY), refusal);
    }

    /** Whenever the power fails, what is left is no older than what the home knows. */
    @Test
    void aCrashIsNeverTakenForACopy() throws Exception {
        for (int nth = 1; ; nth++) {
            List<SimulatedDisk> left = new ArrayList<>();
            Scene before = new Scene();
            StoredRun made = before.create(1, 6);
            for (int seed = 0; seed < 4; seed++) {
                SplittableRandom random = new SplittableRandom(31L * nth + seed);
                Scene here = before.next(before.disk.kill());
                boolean[] died = {false};
                here.disk.before(nth, () -> {
                    died[0] = true;
                    left.add(here.disk.crash(random));
                });
                try {
                    here.work(here.store.find(made.name()));
                } catch (RunRefused | IOException e) {
                    // it died while it was taken up
                }
                if (!died[0]) {
                    assertTrue(nth > 10, "it was never let die");
                    return;
                }
                Scene next = here.next(left.get(left.size() - 1));
                next.close(next.open(next.store.find(made.name())));
            }
        }
    }

    private Log log() throws IOException {
        return FileLog.open(scene.disk.append(Path.of("/home/me/journal")), 0, () -> true);
    }

    @Test
    void aLongRunIsKnownWhileItGoesOn() throws Exception {
        List<Long> noted = new ArrayList<>();
        byte[] group = new byte[10_000];
        try (Journaled journal = new Journaled(log(), new CRC32C(), new Journaled.Notes() {
            @Override
            public void note(long length, int crc) {
                CRC32C expected = new CRC32C();
                expected.update(new byte[(int) length]);
                assertEquals((int) expected.getValue(), crc);
                noted.add(length);
            }

            @Override
            public void close() {}
        })) {
            for (int n = 0; n < 15; n++) {
                journal.append(group);
            }
            assertEquals(List.of(70_000L, 140_000L), noted);
        }
        assertEquals(List.of(70_000L, 140_000L, 150_000L), noted);
    }

    @Test
    void afterAForceThatFailedNothingMoreIsKnown() throws Exception {
        List<Long> noted = new ArrayList<>();
        Journaled journal = new Journaled(log(), new CRC32C(), new Journaled.Notes() {
            @Override
            public void note(long length, int crc) {
                noted.add(length);
            }

            @Override
            public void close() {}
        });
        journal.append(new byte[100]);
        scene.disk.fail(SimulatedDisk.Call.FORCE, 1);
        assertThrows(IOException.class, () -> journal.append(new byte[100]));
        assertThrows(IOException.class, () -> journal.append(new byte[100]));
        journal.close();
        assertEquals(List.of(100L), noted);
    }
}
