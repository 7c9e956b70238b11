package dev.checkbulk.run.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.TimedEntry;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a journal tells of the requests of a run. */
class HistoryTest {
    private static final Instant SERVER = Instant.parse("2026-03-02T10:00:00Z");

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(1_700_000_000_000L + millis);
    }

    private static TimedEntry stamped(Entry entry, long at, long sent) {
        return new TimedEntry(entry, at(at), sent < 0 ? null : at(sent));
    }

    private static Entry opened(double perSecond) {
        return new Entry.Opened(SERVER, "host", 7, "0123456789abcdef", perSecond, Set.of());
    }

    private static Entry intent(long row) {
        return new Entry.Intent(row, 0, "key", SERVER);
    }

    private static Entry done(long row, @Nullable String evidence) {
        return new Entry.Result(row, 0, Entries.done("log_1", "emp_1"), evidence);
    }

    private static History read(byte[] journal) {
        History.Writer history = new History.Writer(row -> true);
        try {
            JournalFile.look(StoredBytes.of(journal), history::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return history.end();
    }

    private static History of(TimedEntry... entries) {
        return read(Damage.join(JournalFile.line(Entries.HEADER), JournalFile.stamped(List.of(entries))));
    }

    @Test
    void aRowThatWasThrottledOnceHasTwoAttempts() {
        History history = of(
                stamped(opened(24.75), 0, -1),
                stamped(intent(3), 10, -1),
                stamped(new Entry.Denied(3, 0, 429), 120, 20),
                stamped(intent(3), 2_200, -1),
                stamped(done(3, null), 2_400, 2_300));
        assertEquals(new History.Trail(2, 1, 0, at(20), at(2_400), null), history.of(3));
        History.Sitting sitting = history.sittings().get(0);
        assertEquals(24.75, sitting.perSecond());
        assertArrayEquals(new long[] {at(20).toEpochMilli(), at(2_300).toEpochMilli()}, sitting.sends());
        assertArrayEquals(new long[] {at(20).toEpochMilli()}, sitting.throttles());
    }

    @Test
    void aRunThatWasWorkedOffTellsOfEachRequest() throws RunRefused, IOException {
        Scene scene = new Scene();
        StoredRun run = scene.create(1, 3);
        scene.work(run);
        History history = run.history(row -> true);
        assertEquals(3, history.sittings().get(0).sends().length);
        assertEquals(
                scene.client.quota().limit().perSecond(),
                history.sittings().get(0).perSecond());
        for (long row = 1; row <= 3; row++) {
            History.Trail trail = history.of(row);
            assertEquals(1, trail.attempts());
            assertTrue(trail.first().isBefore(trail.ended()), trail::toString);
        }
    }

    @Test
    void whatNeverLeftIsNoAttempt() {
        History history = of(
                stamped(opened(24.75), 0, -1),
                stamped(intent(1), 10, -1),
                stamped(new Entry.Cancelled(1, 0), 20, -1),
                stamped(done(2, null), 30, -1));
        assertEquals(History.Trail.NONE, history.of(1));
        assertEquals(new History.Trail(0, 0, 0, null, at(30), null), history.of(2));
        assertEquals(0, history.sittings().get(0).sends().length);
    }

    @Test
    void whatAProcessLeftWithoutAnEndMayHaveLeft() {
        History history = of(
                stamped(opened(24.75), 0, -1),
                stamped(intent(1), 10, -1),
                stamped(opened(5), 9_000, -1),
                stamped(done(1, "read back"), 9_500, -1));
        assertEquals(new History.Trail(1, 0, 1, at(10), at(9_500), "read back"), history.of(1));
        assertEquals(1, history.sittings().get(0).silent());
        assertEquals(0, history.sittings().get(1).sends().length);
    }

    @Test
    void anUnansweredRequestIsToldAsOne() {
        History history = of(
                stamped(opened(24.75), 0, -1),
                stamped(intent(1), 10, -1),
                stamped(new Entry.Unanswered(1, 0, "no answer in time", null), 65_000, 15));
        assertEquals(new History.Trail(1, 0, 1, at(15), null, null), history.of(1));
    }

    @Test
    void aRefusalThatIsNo429IsNotTakenForOne() {
        History history = of(
                stamped(opened(24.75), 0, -1),
                stamped(intent(1), 10, -1),
                stamped(new Entry.Denied(1, 0, 404), 120, 20));
        assertEquals(0, history.of(1).throttled());
    }

    @Test
    void aJournalOfAnEarlierVersionHasTheTimesThatItHas() {
        byte[] old = JournalFile.lines(List.of(
                new Entry.Opened(SERVER, "host", 7, "k"), intent(1), new Entry.Denied(1, 0), intent(1), done(1, null)));
        History history = read(Damage.join(JournalFile.line(Entries.HEADER), old));
        assertEquals(new History.Trail(2, 0, 0, SERVER, null, null), history.of(1));
        assertEquals(0, history.sittings().get(0).perSecond());
    }

    @Test
    void aJournalOfAnyLengthIsReadAndWhatIsBrokenIsPassedOver() {
        TimedEntry[] entries = new TimedEntry[5_000];
        Arrays.setAll(entries, n -> stamped(n == 0 ? opened(1) : intent(n), n, -1));
        byte[] journal = Damage.join(JournalFile.line(Entries.HEADER), JournalFile.stamped(List.of(entries)));
        byte[] torn = Arrays.copyOf(journal, journal.length - 5);
        torn[journal.length / 2] ^= 1;
        assertEquals(4_999, read(journal).sittings().get(0).sends().length);
        assertEquals(4_997, read(torn).sittings().get(0).sends().length);
    }
}
