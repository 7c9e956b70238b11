package dev.checkbulk.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal says that a row stands.
 *
 * @param generation the generation of its latest key
 * @param first when that generation was first about to be sent, or null when it never was
 * @param pending whether the latest intent has no end in the journal: its answer was lost with the process
 * @param silent whether an earlier send of that generation had no trustworthy answer
 * @param stored whether an answer that says that the server failed is stored under the key
 * @param result how it ended, or null when it has not
 */
record Past(
        int generation,
        @Nullable Instant first,
        boolean pending,
        boolean silent,
        boolean stored,
        Entry.@Nullable Result result) {

    static final Past NONE = new Past(0, null, false, false, false, null);

    /** What a journal says of an answer that the same key can only bring back. */
    static final String STORED = "SERVER 500";

    /** All rows that the journal mentions. */
    static Map<Long, Past> of(List<Entry> entries) {
        Map<Long, Past> rows = new HashMap<>();
        for (Entry entry : entries) {
            rows.put(entry.row(), rows.getOrDefault(entry.row(), NONE).and(entry));
        }
        return rows;
    }

    /** Whether something of this generation may have been executed. */
    boolean unanswered() {
        return pending || silent;
    }

    private Past and(Entry entry) {
        if (entry instanceof Entry.Intent intent) {
            return first != null && intent.gen() == generation
                    ? new Past(generation, first, true, silent || pending, stored, null)
                    : new Past(intent.gen(), intent.at(), true, false, false, null);
        } else if (entry instanceof Entry.Unanswered unanswered) {
            boolean repeats = stored || unanswered.reason().equals(STORED);
            return new Past(generation, first, false, true, repeats, null);
        } else if (entry instanceof Entry.Result end) {
            return new Past(generation, first, false, silent, stored, end);
        }
        return new Past(generation, first, false, silent, stored, result); // denied or cancelled: that send did nothing
    }
}
