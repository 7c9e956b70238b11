package dev.checkbulk.run.journal;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal says that each row stands: in memory for rows that have begun and not ended, which are few; of the others
 * how they ended, and where the journal tells more. It does not change, and any thread may ask; asking for an outcome reads
 * the journal, and blocks for as long as a local file takes.
 */
public final class JournalIndex {
    private static final Outcome.Kind[] KINDS = Outcome.Kind.values();

    private final StoredBytes bytes;
    private RowTable ended = new RowTable();
    private final long[] counts = new long[KINDS.length];
    private final Map<Long, Open> open = new HashMap<>();
    private final List<Entry.Opened> openings = new ArrayList<>();
    private JournalFile.Contents contents = new JournalFile.Read(0);

    /**
     * A row that has begun.
     *
     * @param intent where the first intent of its generation stands
     * @param silence the latest answer that could not be trusted
     */
    private record Open(RowHistory history, long intent, Entry.@Nullable Unanswered silence) {
        static final Open NONE = new Open(RowHistory.NONE, RowTable.NOWHERE, null);
    }

    private JournalIndex(StoredBytes bytes) {
        this.bytes = bytes;
    }

    /** Goes once through a journal that should be of this run and plan. */
    public static JournalIndex of(StoredBytes bytes, JournalFile.Header expected) throws IOException {
        JournalIndex index = new JournalIndex(bytes);
        index.contents = JournalFile.read(bytes, expected, index.new Filling());
        return index;
    }

    /** Of a journal of which nothing can be read. */
    public static JournalIndex unreadable(String why) {
        JournalIndex index = new JournalIndex(StoredBytes.of(new byte[0]));
        index.contents = new JournalFile.Damaged(1, why);
        return index;
    }

    /** An index of these entries. */
    public static JournalIndex of(List<Entry> entries) {
        byte[] lines = JournalFile.lines(entries);
        JournalIndex index = new JournalIndex(StoredBytes.of(lines));
        try {
            JournalFile.look(StoredBytes.of(lines), 0, index.new Filling()::entry);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
        index.contents = new JournalFile.Read(lines.length);
        return index;
    }

    private final class Filling implements JournalFile.Reader {
        private @Nullable String apiKey;

        @Override
        public void again() {
            ended = new RowTable();
            Arrays.fill(counts, 0);
            open.clear();
            openings.clear();
            apiKey = null;
        }

        @Override
        public void entry(TimedEntry timed, long at) {
            if (timed.entry() instanceof Entry.Opened opened) {
                openings.add(opened);
                apiKey = opened.apiKey();
            } else if (timed.entry() instanceof Entry.OfRow fact) {
                fact(fact, at);
            }
        }

        private void fact(Entry.OfRow fact, long at) {
            long row = fact.row();
            Open before = isEnded(row) ? takeUp(row) : open.getOrDefault(row, Open.NONE);
            RowHistory now = before.history().and(fact, apiKey);
            boolean begins = fact instanceof Entry.Intent
                            && now.generation() != before.history().generation()
                    || before.intent() == RowTable.NOWHERE && fact instanceof Entry.Intent;
            long intent = begins ? at : before.intent();
            Entry.Result result = now.result();
            if (result == null) {
                open.put(
                        row,
                        new Open(now, intent, fact instanceof Entry.Unanswered silence ? silence : before.silence()));
            } else {
                open.remove(row);
                Outcome.Kind kind = result.outcome().kind();
                counts[kind.ordinal()]++;
                long place = fact instanceof Entry.Result ? at : ended.result(row);
                ended.put(row, (byte) (kind.ordinal() + 1), place, intent);
            }
        }

        /** Something follows its end. */
        private Open takeUp(long row) {
            Open before = new Open(history(row), ended.intent(row), null);
            counts[kind(row).ordinal()]--;
            ended.put(row, (byte) 0, ended.result(row), ended.intent(row));
            return before;
        }
    }

    /** What the journal's bytes are. */
    public JournalFile.Contents contents() {
        return contents;
    }

    /** Each time that a process took the run up, in order. */
    public List<Entry.Opened> openings() {
        return Collections.unmodifiableList(openings);
    }

    /** Whether the row has ended; does not read. */
    public boolean isEnded(long row) {
        return ended.state(row) != 0;
    }

    /** How a row that has ended did; does not read. */
    public Outcome.Kind kind(long row) {
        return KINDS[ended.state(row) - 1];
    }

    /** How many rows ended so. */
    public long count(Outcome.Kind kind) {
        return counts[kind.ordinal()];
    }

    /** The rows that were about to be sent, and have no end; does not read. */
    public Map<Long, RowHistory> begun() {
        Map<Long, RowHistory> begun = new HashMap<>();
        open.forEach((row, of) -> begun.put(row, of.history()));
        return begun;
    }

    /** Whether a row without an end was about to be sent; does not read. */
    public boolean hasBegun(long row) {
        return open.containsKey(row);
    }

    /**
     * Where a row stands. Of one that has ended generation, key, time and result are told, and nothing of the way there.
     *
     * @throws UncheckedIOException when the journal cannot be read any more
     */
    public RowHistory history(long row) {
        if (!isEnded(row)) {
            return open.getOrDefault(row, Open.NONE).history();
        }
        RowHistory begun = ended.intent(row) == RowTable.NOWHERE
                ? RowHistory.NONE
                : RowHistory.NONE.and((Entry.OfRow) entry(ended.intent(row)), null);
        return begun.and((Entry.OfRow) entry(ended.result(row)), null);
    }

    /** How a row ended; null when it has not. */
    public Entry.@Nullable Result result(long row) {
        return isEnded(row) ? (Entry.Result) entry(ended.result(row)) : null;
    }

    /** The latest answer of a row without an end that could not be trusted; null when there was none. */
    public Entry.@Nullable Unanswered silence(long row) {
        return open.getOrDefault(row, Open.NONE).silence();
    }

    private Entry entry(long at) {
        try {
            return JournalFile.entry(bytes, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
