package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.look.RecordPrefetch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one run have found out for each other, in this process and in those before. Confined to the client's
 * context.
 */
record RowMemory(
        PathFallback paths,
        CreatedRecords created,
        WrittenFields written,
        BlockedRecords blocked,
        ClockProbe dating,
        RecordPrefetch currents) {
    /** What the journal tells. */
    static RowMemory of(List<Edit> edits, EditOrder steps, Map<Long, RowHistory> past, Keys keys) {
        List<Edit> open =
                edits.stream().filter(edit -> isNew(past.get(edit.row()))).toList();
        RecordPrefetch currents = new RecordPrefetch(open);
        RowMemory known = new RowMemory(
                new PathFallback(),
                new CreatedRecords(),
                new WrittenFields(),
                new BlockedRecords(steps),
                new ClockProbe(),
                currents);
        Set<String> awaited = new HashSet<>(); // what was written to other records nobody asks for any more
        for (Edit edit : edits) {
            if (past.getOrDefault(edit.row(), RowHistory.NONE).result() == null) {
                awaited.addAll(steps.bonds(edit));
            }
        }
        for (Edit edit : edits) {
            RowHistory row = past.get(edit.row());
            if (row != null) {
                boolean asked = steps.bonds(edit).stream().anyMatch(awaited::contains);
                known.restore(edit, RowKey.sent(keys, edit, row), row, asked);
            }
        }
        return known;
    }

    /** What was sent without an answer is looked up first. */
    private static boolean isNew(@Nullable RowHistory row) {
        return row == null || (row.result() == null && !row.unanswered());
    }

    private void restore(Edit edit, CheckRequest sent, RowHistory row, boolean asked) {
        Entry.Result end = row.result();
        if (!sent.equals(edit.request())) {
            paths.missed(edit);
        }
        if (end == null && row.unanswered()) {
            created.mayBe(edit.row(), sent);
        } else if (end != null && asked) {
            ended(edit, sent, end.outcome());
        } else if (end != null) {
            endedAlone(edit, sent, end.outcome());
        }
    }

    /** A row has ended, by this request if by any. */
    void ended(Edit edit, CheckRequest sent, Outcome outcome) {
        endedAlone(edit, sent, outcome);
        blocked.ended(edit, outcome);
        currents.ended(edit);
        if (outcome.asWanted()) {
            written.done(edit, sent);
        }
    }

    /** As {@link #ended}, of a record that no other row waits for. */
    private void endedAlone(Edit edit, CheckRequest sent, Outcome outcome) {
        created.ended(edit.row(), sent, outcome);
        if (outcome instanceof Outcome.Done) {
            paths.done(edit, sent);
        }
    }
}
