package dev.checkbulk.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.Json;
import dev.checkbulk.testing.Damage;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.ReadJournal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the file. A change here is a change of the format: journals that were written stay readable. */
class JournalFormatTest {
    private static final String GOLDEN = """
            8a33afcc {"journal":1,"run":"6f1d0c2ab3e94c5f8a7b1d2e3f405162","plan":"9f86d081884c7d659a2feaa0c55ad015"}
            2d8e9cf4 {"e":"intent","row":1,"gen":0,"key":"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567","at":"2026-03-02T09:00:00Z"}
            6f002f92 {"e":"denied","row":1,"gen":0}
            8d02f52e {"e":"cancelled","row":2,"gen":1}
            be6eff40 {"e":"unanswered","row":3,"gen":0,"why":"no answer in time"}
            cfda3a58 {"e":"unanswered","row":4,"gen":2,"why":"500","log":"req_1"}
            93ce0423 {"e":"opened","at":"2026-03-02T09:00:00Z","host":"host","process":4711,"api_key":"0123456789abcdef"}
            e9370e1d {"e":"result","row":1,"gen":1,"outcome":"done","status":200,"log":"req_2","id":"emp_1"}
            8d932f87 {"e":"result","row":2,"gen":1,"outcome":"conflict","message":"it was changed"}
            141af56e {"e":"result","row":9223372036854775807,"gen":2147483647,"outcome":"refused","status":422,"log":"req_3","type":"validation_error","message":"quotes \\" and \\\\ and\\nlines\\r\u2028 and \\u0000 and \u00e9 and \ud83d\ude00","fields":[{"field":"ssn","message":"is wrong","path":["a","0"]}],"evidence":"read back"}
            """;

    private static Entry read(String json) throws Json.Unreadable {
        return EntryJson.read(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refused(String json) {
        return assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
    }

    @Test
    void theLinesAreTheGoldenOnes() {
        String lines = new String(JournalFile.line(Entries.HEADER), StandardCharsets.UTF_8)
                + new String(JournalFile.lines(Entries.ALL), StandardCharsets.UTF_8);
        assertEquals(GOLDEN, lines);
    }

    @Test
    void theGoldenLinesCanBeRead() {
        byte[] golden = GOLDEN.getBytes(StandardCharsets.UTF_8);
        assertEquals(new ReadJournal.Read(Entries.ALL, golden.length), ReadJournal.of(golden, Entries.HEADER));
    }

    @Test
    void timesPaceAndStatusAreWrittenWhereTheyAreKnown() throws Json.Unreadable {
        Instant at = Instant.ofEpochMilli(1_772_442_000_123L);
        TimedEntry denied = new TimedEntry(new Entry.Denied(1, 0, 429), at, at.minusMillis(100));
        assertEquals(
                "{\"e\":\"denied\",\"row\":1,\"gen\":0,\"status\":429,\"t\":1772442000123,\"sent\":1772442000023}",
                EntryJson.write(denied));
        Entry opened = new Entry.Opened(at, "host", 4711, "0123456789abcdef", 24.75, Set.of("machine 2", "boot 1"));
        assertTrue(EntryJson.write(opened).endsWith(",\"per_second\":24.75,\"machine\":[\"boot 1\",\"machine 2\"]}"));
        for (TimedEntry written : List.of(denied, new TimedEntry(opened, null, null))) {
            byte[] json = EntryJson.write(written).getBytes(StandardCharsets.UTF_8);
            assertEquals(written, EntryJson.readStamped(Json.parse(json)));
        }
    }

    @Test
    void everyKindOfEntryIsWritten() {
        var kinds = Entries.ALL.stream().map(Object::getClass).collect(Collectors.toSet());
        var ofRows = Set.of(Entry.OfRow.class.getPermittedSubclasses());
        var others = Stream.of(Entry.class.getPermittedSubclasses()).filter(Class::isRecord);
        assertEquals(Stream.concat(ofRows.stream(), others).collect(Collectors.toSet()), kinds);
    }

    @Test
    void everyEntryIsReadAsItWasWritten() throws Json.Unreadable {
        for (Entry entry : Entries.ALL) {
            assertEquals(entry, read(EntryJson.write(entry)));
        }
    }

    @Test
    void halfASurrogatePairIsWrittenAsAQuestionMarkAndStaysReadable() {
        Entry odd = new Entry.Unanswered(1, 0, "a\ud83db", null);
        byte[] line = JournalFile.lines(List.of(odd));
        byte[] header = JournalFile.line(Entries.HEADER);
        byte[] file = Damage.join(header, line);
        assertEquals(
                new ReadJournal.Read(List.of(new Entry.Unanswered(1, 0, "a?b", null)), file.length),
                ReadJournal.of(file, Entries.HEADER));
    }

    @Test
    void unknownMembersAreIgnored() throws Json.Unreadable {
        assertEquals(new Entry.Denied(1, 2), read("{\"e\":\"denied\",\"row\":1,\"gen\":2,\"new\":[{}]}"));
    }

    @Test
    void anUnknownKindIsOfANewerVersion() {
        assertEquals(
                "a newer version wrote it: entries of the kind fenced",
                refused("{\"e\":\"fenced\",\"row\":1,\"gen\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "{\"e\":\"denied\",\"gen\":0}",
                "{\"e\":\"denied\",\"row\":1}",
                "{\"e\":1,\"row\":1,\"gen\":0}",
                "{\"e\":\"denied\",\"row\":\"1\",\"gen\":0}",
                "{\"e\":\"denied\",\"row\":1.5,\"gen\":0}",
                "{\"e\":\"denied\",\"row\":-1,\"gen\":0}",
                "{\"e\":\"denied\",\"row\":9223372036854775808,\"gen\":0}",
                "{\"e\":\"denied\",\"row\":1,\"gen\":4294967296}",
                "{\"e\":\"denied\",\"row\":1,\"gen\":-1}",
                "{\"e\":\"intent\",\"row\":1,\"gen\":0,\"key\":\"k\",\"at\":\"yesterday\"}",
                "{\"e\":\"intent\",\"row\":1,\"gen\":0,\"at\":\"2026-03-02T09:00:00Z\"}",
                "{\"e\":\"unanswered\",\"row\":1,\"gen\":0}",
                "{\"e\":\"unanswered\",\"row\":1,\"gen\":0,\"why\":\"x\",\"log\":null}",
                "{\"e\":\"result\",\"row\":1,\"gen\":0}",
                "{\"e\":\"result\",\"row\":1,\"gen\":0,\"outcome\":\"done\",\"status\":\"200\"}",
                "{\"e\":\"result\",\"row\":1,\"gen\":0,\"outcome\":\"done\",\"id\":7}"
            })
    void whatIsNoEntryIsRefused(String json) {
        refused(json);
    }
}
