package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.look.RecordPrefetch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rows of one run have found out for each other, in this process and in those before. Confined to the client's
 * context.
 */
public record RowMemory(
        EditOrder order,
        PathFallback paths,
        CreatedRecords created,
        WrittenFields written,
        BlockedRecords blocked,
        ClockProbe dating,
        RecordPrefetch currents) {
    /**
     * What the journal tells. Takes long where the plan is long, and blocks: not for an event loop.
     *
     * @param edits all of the plan, also those that have ended
     */
    public static RowMemory of(List<Edit> edits, JournalIndex journal, Keys keys) {
        EditOrder order = new EditOrder(edits);
        RowMemory known = new RowMemory(
                order,
                new PathFallback(),
                new CreatedRecords(),
                new WrittenFields(),
                new BlockedRecords(order),
                new ClockProbe(),
                new RecordPrefetch(edits, edit -> isNew(edit, journal)));
        Set<String> awaited = new HashSet<>(); // what was written to other records nobody asks for any more
        for (Edit edit : edits) {
            if (order.isAwaited(edit) && !journal.isEnded(edit.row())) {
                awaited.addAll(order.bonds(edit));
            }
        }
        for (Edit edit : edits) {
            if (known.matters(edit, journal)) {
                RowHistory row = journal.history(edit.row());
                boolean asked = order.bonds(edit).stream().anyMatch(awaited::contains);
                known.restore(edit, RowKey.sent(keys, edit, row), row, asked);
            }
        }
        return known;
    }

    /** Whether what has become of the edit may matter to others. */
    private boolean matters(Edit edit, JournalIndex journal) {
        return journal.isEnded(edit.row())
                ? order.isAwaited(edit)
                        || edit.otherwise() != null
                        || (edit.request().method() == Method.POST && journal.kind(edit.row()) == Outcome.Kind.DONE)
                : journal.hasBegun(edit.row());
    }

    /** What was sent without an answer is looked up first. */
    private static boolean isNew(Edit edit, JournalIndex journal) {
        return !journal.isEnded(edit.row()) && !journal.history(edit.row()).unanswered();
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
        currents.ended(edit);
        if (order.isAwaited(edit)) {
            blocked.ended(edit, outcome);
            if (outcome.asWanted()) {
                written.done(edit, sent);
            }
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
