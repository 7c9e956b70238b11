package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.Sha256;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.packed.Packed;
import dev.checkbulk.internal.packed.Packed.Finder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through a plan's file: finds its first line, its rows and its last line, and takes the SHA-256 of all before that.
 * Blocks.
 */
final class PlanReader {
    private static final int CHUNK = 1 << 16;

    /** Longer than any line that says what a file ends with. */
    private static final int LAST = 1 << 14;

    private final StoredBytes bytes;
    private final byte[] first;
    private final byte[] last;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable Packed<Edit> edits;
    private @Nullable Packed<Untouched> untouched;

    /** @throws PlanUnreadable when it does not have two lines, or does not end with a line */
    PlanReader(StoredBytes bytes) throws PlanUnreadable, IOException {
        this.bytes = bytes;
        this.first = firstLine();
        this.last = lastLine();
    }

    private byte[] firstLine() throws PlanUnreadable, IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (true) {
            int read = bytes.read(line.size(), chunk, 0, chunk.length);
            for (int at = 0; at < read; at++) {
                if (chunk[at] == '\n') {
                    line.write(chunk, 0, at + 1);
                    return line.toByteArray();
                }
            }
            if (read < chunk.length) {
                throw new PlanUnreadable("The plan is cut short");
            }
            line.write(chunk, 0, read);
        }
    }

    private byte[] lastLine() throws PlanUnreadable, IOException {
        byte[] end = bytes.bytes(Math.max(0, bytes.size() - LAST), bytes.size());
        int start = end.length - 1;
        while (start > 0 && end[start - 1] != '\n') {
            start--;
        }
        if (start <= 0 || end[end.length - 1] != '\n' || bytes.size() - end.length + start < first.length) {
            throw new PlanUnreadable("The plan is cut short");
        }
        return java.util.Arrays.copyOfRange(end, start, end.length);
    }

    /** The header's line. */
    JsonNode first() throws PlanUnreadable {
        return PlanFile.parse(first, 0, first.length - 1);
    }

    /** The line behind the rows, with its line feed. */
    byte[] last() {
        return last;
    }

    /** Goes through the rows. */
    void rows(long countOfEdits) throws IOException {
        digest.update(first);
        long end = bytes.size() - last.length;
        long left = countOfEdits;
        Finder<Edit> found = new Finder<>(EditJson.EDITS, bytes, first.length);
        Finder<Untouched> others = left == 0 ? new Finder<>(EditJson.UNTOUCHED, bytes, first.length) : null;
        byte[] chunk = new byte[CHUNK];
        long place = first.length;
        try (InputStream rows = bytes.stream(first.length, end)) {
            for (int read = rows.read(chunk); read >= 0; read = rows.read(chunk)) {
                digest.update(chunk, 0, read);
                int from = 0;
                for (int at = 0; at < read; at++) {
                    boolean ends = chunk[at] == '\n';
                    if (ends || at == read - 1) {
                        if (others == null) {
                            found.add(chunk, from, at + 1 - from, ends);
                        } else {
                            others.add(chunk, from, at + 1 - from, ends);
                        }
                        from = at + 1;
                        if (ends && others == null && --left == 0) {
                            others = new Finder<>(EditJson.UNTOUCHED, bytes, place + at + 1);
                        }
                    }
                }
                place += read;
            }
        }
        edits = found.all();
        untouched = others == null ? Packed.copyOf(List.of(), EditJson.UNTOUCHED) : others.all();
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    Packed<Edit> edits() {
        return java.util.Objects.requireNonNull(edits);
    }

    Packed<Untouched> untouched() {
        return java.util.Objects.requireNonNull(untouched);
    }
}
