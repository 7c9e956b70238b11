package dev.checkbulk.run.state;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalTail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that ended, in the order of their journal.
 *
 * @param next where the journal goes on behind what was read: there may be more
 */
public record RowEnds(List<RowEnd> ends, long next) {
    public RowEnds {
        ends = List.copyOf(ends);
    }

    /**
     * Those behind a place, as far as the journal is written now.
     *
     * @param from 0, or a place that was told before
     * @param most how many at most
     * @throws IllegalArgumentException when no line of the journal begins there
     */
    public static RowEnds read(StoredBytes journal, long from, int most) throws IOException {
        List<RowEnd> ends = new ArrayList<>();
        long next = JournalTail.read(journal, from, (place, entry) -> {
            if (entry.entry() instanceof Entry.Result result) {
                ends.add(new RowEnd(place, result.row(), result.outcome(), entry.at()));
            }
            return ends.size() < most;
        });
        return new RowEnds(ends, next);
    }
}
