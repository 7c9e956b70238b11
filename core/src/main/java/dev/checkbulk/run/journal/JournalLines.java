package dev.checkbulk.run.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.util.Arrays;

/** The lines of a journal, one after the other; as much of it is in memory as its longest line takes. */
final class JournalLines {
    private static final int CHUNK = 1 << 16;

    private final StoredBytes file;
    private byte[] bytes;
    private long offset;
    private int filled;
    private int start;
    private int end;

    /** @param from where a line begins */
    JournalLines(StoredBytes file, long from) {
        this(file, from, CHUNK);
    }

    /** @param chunk how many bytes are read at a time */
    JournalLines(StoredBytes file, long from, int chunk) {
        this.file = file;
        this.offset = from;
        this.bytes = new byte[chunk];
        this.end = -1;
    }

    /** Goes to the next line; false behind the last one. One without a line feed is the last. */
    boolean next() throws IOException {
        start = end + 1;
        end = start;
        while (true) {
            while (end < filled && bytes[end] != '\n') {
                end++;
            }
            if (end < filled) {
                return true;
            }
            if (!more()) {
                return start < filled;
            }
        }
    }

    /** Reads on behind what is there, and drops what is before the line. */
    private boolean more() throws IOException {
        if (start > 0 && start <= filled) {
            System.arraycopy(bytes, start, bytes, 0, filled - start);
            offset += start;
            filled -= start;
            end -= start;
            start = 0;
        }
        bytes = filled == bytes.length ? Arrays.copyOf(bytes, 2 * filled) : bytes;
        int read = file.read(offset + filled, bytes, filled, bytes.length - filled);
        filled += read;
        return read > 0;
    }

    /** Where the line begins in the file. */
    long start() {
        return offset + start;
    }

    /** Where the next one begins. */
    long behind() {
        return offset + end + 1;
    }

    /** Whether a line feed ends it. */
    boolean ended() {
        return end < filled;
    }

    /** Whether it is whole, and what was written. */
    boolean sound() {
        return ended() && JournalFile.sound(bytes, start, end);
    }

    JsonNode json() throws Json.Unreadable {
        return Json.parseOwn(bytes, start + JournalFile.CHECKSUM + 1, end);
    }

    /** Whether a sound line begins anywhere behind this byte. */
    static boolean hasSoundLine(StoredBytes file, long from) throws IOException {
        byte[] window = new byte[CHUNK];
        for (long at = from; at < file.size(); at += CHUNK - JournalFile.CHECKSUM) {
            int read = file.read(at, window, 0, window.length);
            for (int place = 0; place + JournalFile.CHECKSUM < read; place++) {
                if (window[place + JournalFile.CHECKSUM] == ' ' && isHex(window, place)) {
                    JournalLines line = new JournalLines(file, at + place);
                    if (line.next() && line.sound()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isHex(byte[] bytes, int start) {
        for (int at = start; at < start + JournalFile.CHECKSUM; at++) {
            if (Character.digit(bytes[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
