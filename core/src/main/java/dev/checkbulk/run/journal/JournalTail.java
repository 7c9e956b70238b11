package dev.checkbulk.run.journal;

import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.util.Arrays;

/** Reads a journal from a place on, also while it is written: whole lines, to look at and nothing more. Blocks. */
public final class JournalTail {
    private static final int PIECE = 1 << 16;

    private JournalTail() {}

    /** Takes what a line says. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes an entry.
         *
         * @param next where the journal goes on behind it
         * @return whether to read on
         */
        boolean take(long next, TimedEntry entry);
    }

    /**
     * Hands on the entries behind a place, until the last whole line or until the reader has enough. Lines that are not sound are
     * passed over.
     *
     * @param from where a line begins, or the end
     * @return where the next line begins
     * @throws IllegalArgumentException when no line begins there
     */
    public static long read(StoredBytes journal, long from, Reader reader) throws IOException {
        requireLine(journal, from);
        byte[] bytes = new byte[PIECE];
        long at = from;
        while (true) {
            int filled = journal.read(at, bytes, 0, bytes.length);
            int start = 0;
            for (int end = JournalFile.end(bytes, start, filled);
                    end < filled;
                    end = JournalFile.end(bytes, start, filled)) {
                long next = at + end + 1;
                boolean[] more = {true};
                JournalFile.tell(bytes, start, end, entry -> more[0] = reader.take(next, entry));
                start = end + 1;
                if (!more[0]) {
                    return next;
                }
            }
            at += start;
            if (filled < bytes.length) {
                return at;
            }
            bytes = start == 0 ? Arrays.copyOf(bytes, 2 * bytes.length) : bytes; // a line that is longer
        }
    }

    private static void requireLine(StoredBytes journal, long from) throws IOException {
        boolean inside = from >= 0 && from <= journal.size();
        if (!inside || (from > 0 && journal.bytes(from - 1, from)[0] != '\n')) {
            throw new IllegalArgumentException("No line of the journal begins at " + from);
        }
    }
}
