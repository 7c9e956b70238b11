package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What may happen to a process and its disk, by the numbers of the fault catalogue: those that the journal and the store
 * answer. P13 is in {@code ServerClockTest}, P14 in {@code KeyAgeTest}, the others are with the scripts, and P1 with real
 * processes is their crash loop.
 */
class ProcessFaultsTest {
    private static final int ROWS = 6;

    private final Scene scene = new Scene();

    /** The next process, on the disk that is left: every row is done, and each had its one effect. */
    private static void assertResumed(Scene next, StoredRun run, String after) throws RunRefused, IOException {
        Shift shift = next.work(next.store.find(run.name()));
        assertEquals(ROWS, shift.report().done(), after);
        assertEquals(ROWS, next.payroll.effects().size(), after);
        assertTrue(
                next.payroll.effects().values().stream().allMatch(times -> times == 1),
                () -> after + ": " + next.payroll.effects());
    }

    /** Whichever of the disk's calls is the last. Returns how many ends there were. */
    private static int endsBeforeEachCall(boolean power) throws RunRefused {
        for (int nth = 1; ; nth++) {
            Scene scene = new Scene();
            StoredRun run = scene.create(1, ROWS);
            List<SimulatedDisk> left = new ArrayList<>();
            long seed = nth;
            scene.disk.before(
                    nth, () -> left.add(power ? scene.disk.crash(new SplittableRandom(seed)) : scene.disk.kill()));
            try {
                scene.work(run);
            } catch (IOException | RunRefused e) {
                // it did not come to its first row
            }
            if (left.isEmpty()) {
                return nth - 1;
            }
            try {
                assertResumed(scene.next(left.get(0)), run, "ended before call " + nth);
            } catch (IOException e) {
                throw new AssertionError("ended before call " + nth, e);
            }
        }
    }

    @Test
    void p01_killedBeforeAnyCallOfTheDiskEveryRowHasItsOneEffect() throws RunRefused {
        assertTrue(endsBeforeEachCall(false) > 10);
    }

    @Test
    void p02_powerLostBeforeAnyCallOfTheDiskEveryRowHasItsOneEffect() throws RunRefused {
        assertTrue(endsBeforeEachCall(true) > 10);
    }

    @Test
    void p03_aTornLastRecordIsCut() throws Exception {
        StoredRun run = scene.create(1, ROWS);
        try (var journal = scene.disk.append(Scene.journal(run))) {
            journal.append("0123abcd {\"e\":\"result\",\"row\":1,\"ge".getBytes(StandardCharsets.UTF_8));
        }
        assertResumed(scene.next(scene.disk.kill()), run, "torn");
    }

    @Test
    void p04_aBadRecordWithGoodOnesBehindItIsRefusedAndCanBeRead() throws Exception {
        StoredRun run = scene.create(1, ROWS);
        scene.add(run, Entries.numbered(1));
        try (var journal = scene.disk.append(Scene.journal(run))) {
            journal.append("0123abcd {\"e\":\"denied\",\"row\":2,\"gen\":0}\n".getBytes(StandardCharsets.UTF_8));
        }
        scene.add(run, Entries.numbered(3));
        Scene.refused(Reason.CHANGED, () -> scene.open(run));
        assertNotNull(run.state().damage());
        assertEquals(2, run.state().counts().done(), "what can be read");
    }

    /** Returns how many failures there were. */
    private static int failsAtEach(Call call) throws RunRefused, IOException {
        for (int nth = 1; ; nth++) {
            Scene scene = new Scene();
            StoredRun run = scene.create(1, ROWS);
            String after = call + " number " + nth + " failed";
            scene.disk.fail(call, nth);
            try {
                Shift shift = scene.work(run);
                if (shift.failure() == null) {
                    assertEquals(ROWS, shift.report().done(), after);
                    return nth - 1;
                }
                assertEquals(
                        shift.sentBeforeFailure(),
                        scene.world.wire.calls().size(),
                        after + ", and something was sent afterwards");
                assertTrue(
                        String.valueOf(shift.report().stopped()).contains("the journal cannot be written"),
                        () -> after + ": " + shift.report());
            } catch (IOException e) {
                assertEquals(0, scene.world.wire.calls().size(), after);
            }
            assertResumed(scene.next(scene.disk.kill()), run, after);
        }
    }

    @Test
    void p05_p06_aFullDiskStopsTheSendingAndAResumedRunEndsEveryRowOnce() throws Exception {
        assertTrue(failsAtEach(Call.APPEND) > 3);
    }

    @Test
    void p07_afterAForceThatFailedNothingIsSentAndNothingIsForcedAgain() throws Exception {
        assertTrue(failsAtEach(Call.FORCE) > 3);
    }

    @Test
    void p09_aSecondProcessIsRefusedAndToldWhoHasTheRun() throws Exception {
        StoredRun run = scene.create(1, ROWS);
        scene.disk.lockedByAnother(run.folder().resolve(FolderRun.LOCK), "pid 4711 on ana-laptop");
        String refusal = Scene.refused(Reason.TAKEN, () -> scene.open(run));
        assertTrue(refusal.contains("pid 4711 on ana-laptop"), refusal);
    }

    @Test
    void p10_aCopyOnAnotherMachineIsRefusedUntilItIsTakenOver() throws Exception {
        StoredRun run = scene.create(1, ROWS);
        scene.openOn("ana-laptop", run, false);
        String refusal = Scene.refused(Reason.ELSEWHERE, () -> scene.open(run));
        assertTrue(refusal.contains("ana-laptop") && refusal.endsWith(" TAKE_OVER"), refusal);
        scene.close(run.open(scene.client, true, Timing.CHECK));
    }

    @Test
    void p17_aJournalOfANewerVersionIsRefused() throws Exception {
        StoredRun run = scene.create(1, ROWS);
        String journal = new String(scene.disk.read(Scene.journal(run)), StandardCharsets.UTF_8);
        String newer = journal.substring(journal.indexOf('{')).strip().replace("\"journal\":1", "\"journal\":2");
        scene.disk.write(Scene.journal(run), Damage.record(newer));
        String refusal = Scene.refused(Reason.CHANGED, () -> scene.open(run));
        assertTrue(refusal.contains("a newer version wrote it"), refusal);
    }
}
