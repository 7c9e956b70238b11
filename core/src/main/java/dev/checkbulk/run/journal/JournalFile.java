package dev.checkbulk.run.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.zip.CRC32C;

/**
 * The journal's bytes: a line for each record, {@code xxxxxxxx json\n}, with the CRC32C of the JSON's bytes as eight
 * lower-case hex digits. The first record is the header, each later one an {@link Entry}.
 *
 * <p>A crash leaves at most a torn end: it was never durable, so nobody was told that it is there, and it is cut. A bad
 * record with a good one behind it is no crash's work, and is left for people to look at.
 *
 * <pre>{@code
 * journal    = line(header) *line(entry)
 * line(json) = 8HEXDIG SP json LF                   ; CRC32C of the JSON's bytes
 * header     = journal: 1, run, plan (SHA-256) [damaged]
 * entry      = (opened / intent / denied / cancelled / unanswered / result) [t] [sent]   ; both in milliseconds of the machine's clock
 * opened     = e: "opened", at, host, process, api_key (fingerprint) [per_second] [machine]
 * intent     = e: "intent", row, gen, key [at]      ; before a byte is sent
 * denied     = e: "denied", row, gen [status]       ; answered, and nothing was executed
 * cancelled  = e: "cancelled", row, gen             ; surely not sent
 * unanswered = e: "unanswered", row, gen, why [log]
 * result     = e: "result", row, gen, outcome [evidence]
 * outcome    = outcome: "done", status [log] [id]
 *            / outcome: "already" / "conflict" / "blocked", message
 *            / outcome: "refused", status [log], type, message [fields]
 * }</pre>
 */
public final class JournalFile {
    private static final int VERSION = 1;
    static final int CHECKSUM = 8;

    /** The header's member that says in which line the journal was damaged when it was purged. */
    private static final String DAMAGED = "damaged";

    private static final String NEWER = "a newer version wrote it";

    private JournalFile() {}

    /** Which run's journal it is, and by its plan's SHA-256 of which plan. */
    public record Header(String run, String plan) {}

    /** What a journal's bytes are. */
    public sealed interface Contents permits Read, Damaged {}

    /**
     * A journal that may be continued.
     *
     * @param validLength how many bytes stay; what is behind them is torn. 0 means that not even the header is there
     */
    public record Read(long validLength) implements Contents {}

    /** A journal that must not be continued: broken, of a newer version, or of another run or plan. Lines count from 1. */
    public record Damaged(int line, String why) implements Contents {
        /** Whether it is sound, and a newer version's. */
        public boolean isNewer() {
            return why.startsWith(NEWER);
        }
    }

    /** Is told of the entries, in their order. */
    public interface Reader {
        /** @param at where its line begins */
        void entry(TimedEntry entry, long at);

        /** The journal is damaged: what was told does not count, and what can be read all the same is told from the beginning. */
        void again();
    }

    /** The first line of a journal. */
    public static byte[] line(Header header) {
        return line(Json.write(json(header)));
    }

    /** The first line of what could be read of a journal that was damaged: it stays one that must not be continued. */
    public static byte[] line(Header header, Damaged damaged) {
        return line(Json.write(json(header).put(DAMAGED, damaged.line())));
    }

    private static ObjectNode json(Header header) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("journal", VERSION)
                .put("run", header.run())
                .put("plan", header.plan());
    }

    /** Which run's journal this is the beginning of; empty when it is none. */
    public static Optional<String> run(byte[] beginning) {
        int end = end(beginning, 0);
        try {
            return sound(beginning, 0, end)
                    ? Optional.of(Members.text(Json.parseOwn(beginning, CHECKSUM + 1, end), "run"))
                    : Optional.empty();
        } catch (Json.Unreadable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a journal of this plan begins as. */
    public static byte[] begin(Plan plan) {
        return line(new Header(plan.header().runId(), plan.hash()));
    }

    /** A line for each entry, in order. */
    public static byte[] lines(Iterable<Entry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        entries.forEach(entry -> lines.writeBytes(line(EntryJson.write(entry))));
        return lines.toByteArray();
    }

    /** The same, with their times. */
    public static byte[] stamped(Iterable<TimedEntry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        entries.forEach(entry -> lines.writeBytes(line(EntryJson.write(entry))));
        return lines.toByteArray();
    }

    /**
     * Reads what can be read of a journal that may be damaged, or being written: to look at and nothing more. Lines that are not
     * sound are passed over.
     */
    public static void look(StoredBytes file, Consumer<TimedEntry> entries) throws IOException {
        look(file, 0, (entry, at) -> entries.accept(entry));
    }

    /** The same from a line on, with the places of their lines. */
    static void look(StoredBytes file, long from, ObjLongConsumer<TimedEntry> entries) throws IOException {
        JournalLines lines = new JournalLines(file, from);
        while (lines.next()) {
            if (lines.sound()) {
                TimedEntry entry;
                try {
                    entry = EntryJson.readStamped(lines.json());
                } catch (Json.Unreadable | IllegalArgumentException e) {
                    continue; // the header, or of a newer version: nothing that can be told
                }
                entries.accept(entry, lines.start());
            }
        }
    }

    private static byte[] line(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[CHECKSUM + 1 + bytes.length + 1];
        System.arraycopy(checksum(bytes, 0, bytes.length), 0, line, 0, CHECKSUM);
        line[CHECKSUM] = ' ';
        System.arraycopy(bytes, 0, line, CHECKSUM + 1, bytes.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Reads a journal that should be of this run and plan; no bytes are a journal that was not begun. Blocks. */
    public static Contents read(StoredBytes bytes, Header expected, Reader reader) throws IOException {
        JournalLines lines = new JournalLines(bytes, 0);
        for (int line = 1; lines.next(); line++) {
            if (!lines.sound()) {
                return isTorn(bytes, lines.start(), expected)
                        ? new Read(lines.start())
                        : damaged(bytes, line, "its checksum is wrong, and it is not a torn end", reader);
            }
            try {
                JsonNode json = lines.json();
                if (line > 1) {
                    reader.entry(EntryJson.readStamped(json), lines.start());
                } else {
                    Optional<String> objection = objection(json, expected);
                    if (objection.isPresent()) {
                        return damaged(bytes, json.path(DAMAGED).asInt(line), objection.get(), reader);
                    }
                }
            } catch (Json.Unreadable | IllegalArgumentException e) {
                return damaged(bytes, line, String.valueOf(e.getMessage()), reader);
            }
        }
        return new Read(bytes.size());
    }

    private static Damaged damaged(StoredBytes bytes, int line, String why, Reader reader) throws IOException {
        reader.again();
        look(bytes, 0, reader::entry);
        return new Damaged(line, why);
    }

    /** The entry whose line begins there, as it was read before. */
    static Entry entry(StoredBytes bytes, long at) throws IOException {
        JournalLines lines = new JournalLines(bytes, at, 512);
        try {
            if (lines.next() && lines.sound()) {
                return EntryJson.readStamped(lines.json()).entry();
            }
            throw new IOException("the journal was changed while it was read");
        } catch (Json.Unreadable | IllegalArgumentException e) {
            throw new IOException("the journal was changed while it was read", e);
        }
    }

    private static Optional<String> objection(JsonNode header, Header expected) {
        JsonNode version = header.path("journal");
        if (!version.isIntegralNumber()) {
            return Optional.of("it is not a journal's header");
        } else if (version.longValue() != VERSION) {
            return Optional.of(NEWER + ": journal format " + version);
        } else if (!header.path("run").asText().equals(expected.run())) {
            return Optional.of("it is the journal of run " + header.path("run").asText());
        } else if (!header.path("plan").asText().equals(expected.plan())) {
            return Optional.of("it is the journal of another plan");
        } else if (header.has(DAMAGED)) {
            return Optional.of("it was so when its data was purged");
        }
        return Optional.empty();
    }

    /**
     * Whether the bad record that starts here is the end of what a crash left. The header is durable before anything
     * follows it, so a torn one is all there is.
     */
    private static boolean isTorn(StoredBytes bytes, long start, Header expected) throws IOException {
        if (start == 0 && bytes.size() > line(expected).length) {
            return false;
        }
        // At any byte, not only behind a line feed: that may be the byte that is broken.
        return !JournalLines.hasSoundLine(bytes, start + 1);
    }

    /** Where the line feed is, or the end of the bytes. */
    private static int end(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    static boolean sound(byte[] bytes, int start, int end) {
        int json = start + CHECKSUM + 1;
        return end < bytes.length
                && end > json
                && bytes[json - 1] == ' '
                && Arrays.equals(checksum(bytes, json, end), 0, CHECKSUM, bytes, start, start + CHECKSUM);
    }

    private static byte[] checksum(byte[] bytes, int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, end - start);
        return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
