package dev.checkbulk.run.journal;

import static dev.checkbulk.testing.Damage.flipped;
import static dev.checkbulk.testing.Damage.join;
import static dev.checkbulk.testing.Damage.record;
import static dev.checkbulk.testing.Entries.HEADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.ReadJournal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ends are cut, and what is refused. */
class JournalFileTest {
    private static final byte[] FIRST = JournalFile.line(HEADER);
    private static final List<Entry> SOME = List.of(Entries.numbered(1), Entries.ALL.get(0), Entries.numbered(3));
    private static final byte[] FILE = join(FIRST, JournalFile.lines(SOME));
    private static final int LAST = lengthWith(2);

    /** How long the file is with so many of its entries. */
    private static int lengthWith(int entries) {
        return FIRST.length + JournalFile.lines(SOME.subList(0, entries)).length;
    }

    private static ReadJournal read(byte[] bytes) {
        return ReadJournal.of(bytes, HEADER);
    }

    private static void assertCut(int entries, byte[] bytes, String message) {
        assertEquals(new ReadJournal.Read(SOME.subList(0, entries), lengthWith(entries)), read(bytes), message);
    }

    private static void assertDamaged(int line, byte[] bytes, String message) {
        var contents = read(bytes);
        assertTrue(contents instanceof ReadJournal.Damaged d && d.line() == line, message + ": " + contents);
    }

    private static String refused(int line, byte[]... records) {
        var damaged = assertInstanceOf(ReadJournal.Damaged.class, read(join(records)));
        assertEquals(line, damaged.line());
        return damaged.why();
    }

    @Test
    void aWholeFileIsReadToItsEnd() {
        assertCut(3, FILE, "whole");
    }

    @Test
    void noBytesAreAJournalThatWasNotBegun() {
        assertEquals(new ReadJournal.Read(List.of(), 0), read(new byte[0]));
    }

    @Test
    void aTornHeaderIsAJournalThatWasNotBegun() {
        for (int length = 0; length < FIRST.length; length++) {
            assertEquals(new ReadJournal.Read(List.of(), 0), read(Arrays.copyOf(FIRST, length)), "byte " + length);
        }
    }

    @Test
    void aTornEndIsCutAtEveryByteOfTheLastRecord() {
        for (int length = LAST; length < FILE.length; length++) {
            assertCut(2, Arrays.copyOf(FILE, length), "byte " + length);
        }
    }

    @Test
    void aTornEndThatTheFileSystemFilledWithZerosIsCut() {
        for (int length = LAST; length < FILE.length; length++) {
            byte[] zeros = Arrays.copyOf(Arrays.copyOf(FILE, length), FILE.length + 100);
            assertCut(2, zeros, "byte " + length);
        }
    }

    @Test
    void aFlippedBitInTheLastRecordCutsIt() {
        for (int at = LAST; at < FILE.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                assertCut(2, flipped(FILE, at, bit), "byte " + at + " bit " + bit);
            }
        }
    }

    @Test
    void aFlippedBitInAnEarlierRecordIsDamage() {
        for (int at = 0; at < LAST; at++) {
            int line = at < FIRST.length ? 1 : at < lengthWith(1) ? 2 : 3;
            for (int bit = 0; bit < 8; bit++) {
                assertDamaged(line, flipped(FILE, at, bit), "byte " + at + " bit " + bit);
            }
        }
    }

    @Test
    void aGapWithAGoodRecordBehindItIsDamage() {
        byte[] gap = FILE.clone();
        Arrays.fill(gap, FIRST.length, LAST, (byte) 0);
        assertDamaged(2, gap, "zeros");
        assertDamaged(2, join(FIRST, "\n".getBytes(StandardCharsets.UTF_8), JournalFile.lines(SOME)), "empty line");
    }

    @Test
    void aHeaderThatIsNotSoundIsNotCutWithWhatFollowsIt() {
        byte[] other = "Something that somebody wants to keep, and that is longer than a header. "
                .repeat(5)
                .getBytes(StandardCharsets.UTF_8);
        assertDamaged(1, other, "no journal");
        assertDamaged(1, join(flipped(FIRST, 3, 0), Arrays.copyOf(FILE, 9)), "torn behind");
    }

    @Test
    void aNewerVersionIsRefused() {
        byte[] header = record("{\"journal\":2,\"run\":\"%s\",\"plan\":\"%s\"}".formatted(HEADER.run(), HEADER.plan()));
        assertEquals("a newer version wrote it: journal format 2", refused(1, header));
    }

    @Test
    void anEntryOfANewerVersionIsRefusedAlsoAtTheEnd() {
        byte[] entry = record("{\"e\":\"fenced\",\"row\":1,\"gen\":0}");
        assertEquals("a newer version wrote it: entries of the kind fenced", refused(2, FIRST, entry));
    }

    @Test
    void membersThatANewerVersionAddedToTheHeaderAreIgnored() {
        byte[] header = record(
                "{\"journal\":1,\"run\":\"%s\",\"plan\":\"%s\",\"new\":1}".formatted(HEADER.run(), HEADER.plan()));
        assertEquals(new ReadJournal.Read(List.of(), header.length), read(header));
    }

    @Test
    void anotherRunsJournalIsRefused() {
        assertEquals(
                "it is the journal of run other",
                refused(1, JournalFile.line(new JournalFile.Header("other", HEADER.plan()))));
    }

    @Test
    void anotherPlansJournalIsRefused() {
        assertEquals(
                "it is the journal of another plan",
                refused(1, JournalFile.line(new JournalFile.Header(HEADER.run(), "other"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"journal\":\"1\"}", "{\"journal\":1}", "{\"e\":\"denied\"}"})
    void whatHasNoHeaderIsRefused(String json) {
        refused(1, record(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"journal\":1}", "{\"e\":\"denied\",\"row\":1,\"gen\":0}{}"})
    void aSoundRecordThatIsNoEntryIsRefused(String json) {
        refused(2, FIRST, record(json));
    }
}
