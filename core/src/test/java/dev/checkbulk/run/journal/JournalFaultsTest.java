package dev.checkbulk.run.journal;

import static dev.checkbulk.testing.Journals.LATENCY;
import static dev.checkbulk.testing.Journals.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.vault.Log;
import dev.checkbulk.testing.DiskThread;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Journals;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import dev.checkbulk.testing.VirtualTime;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** After the first failure of the disk nothing counts and nothing is written. */
class JournalFaultsTest {
    /** A group of one entry, and then groups of two, as long as nothing fails. */
    private static void appendInGroups(Journals journals) {
        journals.append(1);
        for (long row = 2; row <= 10; row += 2) {
            long first = row;
            journals.time.at(LATENCY.multipliedBy(row / 2).minusNanos(1), () -> journals.append(first, first + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"APPEND,1", "APPEND,2", "APPEND,3", "APPEND,6", "FORCE,1", "FORCE,2", "FORCE,3", "FORCE,6"})
    void afterAFailureNothingCountsAndNothingIsWritten(Call call, int nth) throws IOException {
        Journals journals = new Journals();
        int forcesAtOpen = journals.disk.count(Call.FORCE);
        int appendsAtOpen = journals.disk.count(Call.APPEND);
        journals.disk.fail(call, nth);
        appendInGroups(journals);
        journals.time.runUntilIdle();

        int durable = nth == 1 ? 0 : 2 * nth - 3;
        assertEquals(numbers(1, durable), journals.durable);
        assertEquals(11 - durable, journals.failures.size());
        JournalFailed failure = journals.journal.failure();
        assertNotNull(failure);
        journals.failures.forEach(each -> assertSame(failure, each));
        assertTrue(
                failure.getMessage().startsWith("Cannot write the journal " + Journals.FILE + ": "),
                failure.getMessage());
        assertTrue(failure.getMessage().contains(call + " number "), failure.getMessage());
        assertEquals(nth, journals.disk.count(Call.APPEND) - appendsAtOpen);
        assertEquals(call == Call.FORCE ? nth : nth - 1, journals.disk.count(Call.FORCE) - forcesAtOpen);

        byte[] left = journals.disk.read(Journals.FILE);
        journals.append(99);
        Future<Void> closed = journals.journal.close();
        journals.time.runUntilIdle();
        assertEquals(12 - durable, journals.failures.size());
        assertSame(failure, closed.cause());
        assertEquals(1, journals.disk.count(Call.CLOSE));
        assertArrayEquals(left, journals.disk.read(Journals.FILE));
    }

    @Test
    void anAppendInTheTurnOfAFailureFailsToo() throws IOException {
        Journals journals = new Journals();
        journals.disk.fail(Call.FORCE, 1);
        journals.journal.append(Entries.numbered(1)).onFailure(failure -> journals.append(2));
        journals.time.runUntilIdle();
        assertEquals(List.of(journals.journal.failure()), journals.failures);
        assertEquals(numbers(1, 1), Journals.rows(journals.disk));
    }

    @Test
    void aResumedJournalGoesOnBehindWhatTheFailureLeft() throws IOException {
        Journals journals = new Journals();
        journals.disk.fail(Call.APPEND, 2);
        appendInGroups(journals);
        journals.time.runUntilIdle();
        SimulatedDisk next = journals.disk.kill();
        VirtualTime later = new VirtualTime();
        Journal resumed = Journals.open(next, later, new DiskThread(later, () -> LATENCY));
        List<Long> kept = Journals.rows(next);
        assertEquals(numbers(1, kept.size()), kept);
        resumed.append(Entries.numbered(kept.size() + 1));
        later.runUntilIdle();
        assertNull(resumed.failure());
        assertEquals(numbers(1, kept.size() + 1), Journals.rows(next));
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATE", "FORCE"})
    void aJournalThatCannotBeOpenedIsClosed(Call call) throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        disk.createFolder(Journals.FILE.getParent());
        disk.fail(call, 1);
        assertThrows(IOException.class, () -> Journals.open(disk, new VirtualTime(), Runnable::run));
        assertEquals(1, disk.count(Call.CLOSE));
    }

    @Test
    void aFileThatCannotBeClosedIsAFailureOfClosing() throws IOException {
        Journals journals = new Journals();
        journals.disk.fail(Call.CLOSE, 1);
        journals.append(1);
        Future<Void> closed = journals.journal.close();
        journals.time.runUntilIdle();
        assertInstanceOf(JournalFailed.class, closed.cause());
        assertEquals(numbers(1, 1), journals.durable);
    }

    @Test
    void aThreadThatIsGoneIsAFailure() throws IOException {
        Journals journals = new Journals();
        Executor gone = task -> {
            throw new RejectedExecutionException("shut down");
        };
        Journal journal = Journals.open(journals.disk, journals.time, gone);
        Future<Void> appended = journal.append(Entries.numbered(1));
        assertSame(journal.failure(), appended.cause());
        assertInstanceOf(JournalFailed.class, appended.cause());
        assertSame(journal.failure(), journal.close().cause());
    }

    @Test
    void anErrorOfTheDisksCodeIsAFailureAndNotAWaitForEver() throws IOException {
        VirtualTime time = new VirtualTime();
        Journal journal = Journal.open(new Broken(), time, Runnable::run);
        Future<Void> appended = journal.append(Entries.numbered(1));
        assertInstanceOf(JournalFailed.class, appended.cause());
        assertTrue(appended.cause().getMessage().contains("StackOverflowError"));
    }

    private static final class Broken implements Log {
        @Override
        public String place() {
            return Journals.FILE.toString();
        }

        @Override
        public long length() {
            return 1;
        }

        @Override
        public void append(byte[] group) {
            throw new StackOverflowError();
        }

        @Override
        public void close() {}
    }
}
