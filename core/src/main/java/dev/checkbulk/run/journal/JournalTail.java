package dev.checkbulk.run.journal;

import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;

/** Reads a journal from a place on, also while it is written: whole lines, to look at and nothing more. Blocks. */
public final class JournalTail {
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
        JournalLines lines = new JournalLines(journal, from);
        long at = from;
        for (boolean more = true; more && lines.next() && lines.ended(); ) {
            at = lines.behind();
            more = !lines.sound() || take(lines, reader);
        }
        return at;
    }

    private static boolean take(JournalLines lines, Reader reader) {
        try {
            return reader.take(lines.behind(), EntryJson.readStamped(lines.json()));
        } catch (Json.Unreadable | IllegalArgumentException e) {
            return true; // the header, or of a newer version: nothing that can be told
        }
    }

    private static void requireLine(StoredBytes journal, long from) throws IOException {
        boolean inside = from >= 0 && from <= journal.size();
        if (!inside || (from > 0 && journal.bytes(from - 1, from)[0] != '\n')) {
            throw new IllegalArgumentException("No line of the journal begins at " + from);
        }
    }
}
