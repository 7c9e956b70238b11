package dev.checkbulk.testing;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.TimedEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A journal that was read, with all its entries: for few of them. */
public sealed interface ReadJournal {
    /** One that may be continued. */
    record Read(List<Entry> entries, long validLength) implements ReadJournal {}

    /** One that must not be. */
    record Damaged(int line, String why, List<Entry> readable) implements ReadJournal {}

    /** What these bytes are. */
    static ReadJournal of(byte[] bytes, JournalFile.Header expected) {
        List<Entry> entries = new ArrayList<>();
        JournalFile.Reader reader = new JournalFile.Reader() {
            @Override
            public void entry(TimedEntry entry, long at) {
                entries.add(entry.entry());
            }

            @Override
            public void again() {
                entries.clear();
            }
        };
        try {
            JournalFile.Contents contents = JournalFile.read(StoredBytes.of(bytes), expected, reader);
            return contents instanceof JournalFile.Damaged damaged
                    ? new Damaged(damaged.line(), damaged.why(), entries)
                    : new Read(entries, ((JournalFile.Read) contents).validLength());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }
}
