package dev.checkbulk.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.DiskThread;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Journals;
import dev.checkbulk.testing.ReadJournal;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Crashes before any call of the disk, several in a row: what counted is there afterwards, and nothing half is read. */
class JournalCrashTest {
    private static final int SEEDS = 2_000;
    private static final int LIVES = 4;

    /** One run through several lives of the process. */
    private static final class Lives {
        private final SplittableRandom random;
        private final List<Long> appended = new ArrayList<>(); // of what may be in the file, in order
        private int durable; // so many of them must stay
        private SimulatedDisk disk = new SimulatedDisk();
        private SimulatedDisk next = disk;
        private long row;
        private int torn;

        Lives(long seed) throws IOException {
            random = new SplittableRandom(seed);
            disk.createFolder(Journals.FILE.getParent());
        }

        /** Resumes, appends, and dies before a call of the disk, or at the end. */
        void live() throws IOException {
            SimulatedDisk mine = disk;
            next = null;
            mine.before(random.nextInt(1, 60), () -> die(mine));
            if (random.nextInt(4) == 0) {
                mine.fail(random.nextBoolean() ? Call.FORCE : Call.APPEND, random.nextInt(1, 20));
            }
            VirtualTime time = new VirtualTime();
            Executor thread = new DiskThread(time, () -> Duration.ofNanos(random.nextInt(10_000_000)));
            try {
                Journal journal = Journals.open(mine, time, thread);
                durable = appended.size(); // a resumed run acts on what it read
                for (int i = 0; i < 40; i++) {
                    time.at(Duration.ofNanos(random.nextInt(100_000_000)), () -> append(journal));
                }
                time.runUntilIdle();
            } catch (IOException e) {
                // the crash or the fault came while the journal was opened
            }
            if (next == null) {
                die(mine);
            }
            disk = next;
        }

        private void append(Journal journal) {
            if (next != null) {
                return;
            }
            long mine = ++row;
            appended.add(mine);
            journal.append(Entries.numbered(mine)).onSuccess(v -> {
                if (next == null) {
                    assertEquals(appended.get(durable), mine, "in order");
                    durable++;
                }
            });
        }

        private void die(SimulatedDisk mine) {
            next = random.nextBoolean() ? mine.crash(random) : mine.kill();
        }

        /** What is in the file now becomes what the next life begins with. */
        void check() throws IOException {
            ReadJournal.Read read = Journals.contents(disk);
            List<Long> found = Journals.rows(read);
            assertTrue(found.size() >= durable, () -> durable + " counted, " + found.size() + " are there");
            assertEquals(appended.subList(0, found.size()), found);
            if (disk.exists(Journals.FILE) && disk.read(Journals.FILE).length > read.validLength()) {
                torn++;
            }
            appended.subList(found.size(), appended.size()).clear();
        }
    }

    private static int survive(int seeds) throws IOException {
        int torn = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Lives lives = new Lives(seed);
            try {
                for (int life = 1; life <= LIVES; life++) {
                    lives.live();
                    lives.check();
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            torn += lives.torn;
        }
        return torn;
    }

    @Test
    void whatCountedIsThereAfterEveryCrash() throws IOException {
        int torn = survive(SEEDS);
        assertTrue(torn > SEEDS / 10, "too few torn ends to show anything: " + torn);
    }
}
