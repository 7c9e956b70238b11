package dev.checkbulk.run.journal;

import static dev.checkbulk.testing.Journals.LATENCY;
import static dev.checkbulk.testing.Journals.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.DiskThread;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Journals;
import dev.checkbulk.testing.ReadJournal;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.SimulatedDisk.Call;
import dev.checkbulk.testing.VirtualTime;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups, order, and when an entry counts as durable. */
class JournalTest {
    private Journals journals;
    private SimulatedDisk disk;
    private VirtualTime time;
    private Journal journal;
    private int appendsAtOpen;
    private int forcesAtOpen;

    @BeforeEach
    void open() throws IOException {
        journals = new Journals();
        disk = journals.disk;
        time = journals.time;
        journal = journals.journal;
        appendsAtOpen = disk.count(Call.APPEND);
        forcesAtOpen = disk.count(Call.FORCE);
    }

    private int appends() {
        return disk.count(Call.APPEND) - appendsAtOpen;
    }

    private int forces() {
        return disk.count(Call.FORCE) - forcesAtOpen;
    }

    @Test
    void anEntryCountsWhenItIsForced() {
        List<Integer> forcesWhenDone = new ArrayList<>();
        journal.append(Entries.numbered(1)).onSuccess(v -> forcesWhenDone.add(forces()));
        time.advance(LATENCY.minusNanos(1));
        assertEquals(List.of(), forcesWhenDone);
        time.advance(LATENCY);
        assertEquals(List.of(1), forcesWhenDone);
    }

    @Test
    void whileOneGroupIsForcedTheNextGathers() throws IOException {
        journals.append(1);
        time.advance(LATENCY.dividedBy(2));
        journals.append(2, 500);
        time.advance(LATENCY.dividedBy(2));
        assertEquals(numbers(1, 1), journals.durable);
        journals.append(501, 600);
        time.advance(LATENCY);
        assertEquals(numbers(1, 500), journals.durable.subList(0, 500));
        time.runUntilIdle();
        assertEquals(numbers(1, 600), journals.durable);
        assertEquals(3, appends());
        assertEquals(3, forces());
        assertEquals(numbers(1, 600), Journals.rows(disk));
    }

    @Test
    void oneTurnMayAppendAHundredThousand() throws IOException {
        journals.append(1, 100_000);
        time.runUntilIdle();
        assertEquals(numbers(1, 100_000), journals.durable);
        assertEquals(2, forces());
        assertEquals(numbers(1, 100_000), Journals.rows(disk));
    }

    @Test
    void whatIsAppendedWhenAnEntryIsDurableComesIntoTheNextGroup() throws IOException {
        journal.append(Entries.numbered(1)).onSuccess(v -> journals.append(3, 4));
        time.advance(LATENCY);
        assertEquals(List.of(), journals.durable);
        time.runUntilIdle();
        assertEquals(numbers(3, 4), journals.durable);
        assertEquals(2, forces());
        assertEquals(List.of(1L, 3L, 4L), Journals.rows(disk));
    }

    @Test
    void aHundredThousandGroupsOneAfterTheOtherDoNotOverflowTheStack() throws IOException {
        appendOneAfterTheOther(1, 100_000);
        time.runUntilIdle();
        assertEquals(numbers(1, 100_000), journals.durable);
        assertEquals(100_000, forces());
        assertEquals(journals.durable, Journals.rows(disk));
    }

    private void appendOneAfterTheOther(long row, long last) {
        journal.append(Entries.numbered(row)).onSuccess(v -> {
            journals.durable.add(row);
            if (row < last) {
                appendOneAfterTheOther(row + 1, last);
            }
        });
    }

    @Test
    void aListenerThatThrowsCostsTheOthersNothing() {
        journals.append(1);
        journal.append(Entries.numbered(2)).onSuccess(v -> {
            throw new IllegalStateException("a bug of the listener");
        });
        journals.append(3);
        assertThrows(IllegalStateException.class, time::runUntilIdle);
        journals.append(4);
        time.runUntilIdle();
        assertEquals(List.of(1L, 3L, 4L), journals.durable);
        assertNull(journal.failure());
    }

    @Test
    void closingWaitsForWhatWasAppended() throws IOException {
        journals.append(1, 3);
        Future<Void> closed = journal.close();
        closed.onSuccess(v -> journals.durable.add(99L));
        assertSame(closed, journal.close());
        time.advance(LATENCY.multipliedBy(2));
        assertFalse(closed.isComplete());
        time.runUntilIdle();
        assertTrue(closed.succeeded());
        assertEquals(List.of(1L, 2L, 3L, 99L), journals.durable);
        assertEquals(1, disk.count(Call.CLOSE));
        assertEquals(numbers(1, 3), Journals.rows(disk));
    }

    @Test
    void aClosedJournalTakesNothingMore() throws IOException {
        journal.close();
        journals.append(1);
        time.runUntilIdle();
        journals.append(2);
        assertEquals(2, journals.failures.size());
        journals.failures.forEach(failure -> assertInstanceOf(JournalFailed.class, failure));
        assertEquals(List.of(), Journals.rows(disk));
        assertEquals(1, disk.count(Call.CLOSE));
    }

    @Test
    void anOpenedJournalIsDurableWithItsHeader() throws IOException {
        assertEquals(new ReadJournal.Read(List.of(), JournalFile.line(Entries.HEADER).length), Journals.contents(disk));
        assertEquals(2, forcesAtOpen, "what is there, and the header");
    }

    @Test
    void aTornEndIsGoneBeforeAnythingIsAppended() throws IOException {
        journals.append(1, 2);
        time.runUntilIdle();
        int whole = disk.read(Journals.FILE).length;
        try (var file = disk.append(Journals.FILE)) {
            file.append("01234567 {\"e\":".getBytes(StandardCharsets.UTF_8));
        }
        SimulatedDisk next = disk.kill();
        VirtualTime later = new VirtualTime();
        Journal resumed = Journals.open(next, later, new DiskThread(later, () -> LATENCY));
        assertEquals(whole, next.read(Journals.FILE).length);
        resumed.append(Entries.numbered(3));
        later.runUntilIdle();
        assertEquals(numbers(1, 3), Journals.rows(next));
    }
}
