package dev.checkbulk.run;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one run have found out for each other, in this process and in those before. Confined to the client's
 * context.
 */
record Known(Paths paths, Created created, Written written, Blocked blocked, Dating dating, Currents currents) {
    /** What the journal tells. */
    static Known of(List<Edit> edits, Steps steps, Map<Long, Past> past, Keys keys) {
        List<Edit> open =
                edits.stream().filter(edit -> isNew(past.get(edit.row()))).toList();
        Currents currents = new Currents(open);
        Known known = new Known(new Paths(), new Created(), new Written(), new Blocked(steps), new Dating(), currents);
        Set<String> awaited = new HashSet<>(); // what was written to other records nobody asks for any more
        for (Edit edit : edits) {
            if (past.getOrDefault(edit.row(), Past.NONE).result() == null) {
                awaited.addAll(steps.bonds(edit));
            }
        }
        for (Edit edit : edits) {
            Past row = past.get(edit.row());
            if (row != null) {
                boolean asked = steps.bonds(edit).stream().anyMatch(awaited::contains);
                known.restore(edit, RowKey.sent(keys, edit, row), row, asked);
            }
        }
        return known;
    }

    /** What was sent without an answer is looked up first. */
    private static boolean isNew(@Nullable Past row) {
        return row == null || (row.result() == null && !row.unanswered());
    }

    private void restore(Edit edit, CheckRequest sent, Past row, boolean asked) {
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
        if (Written.isSo(outcome)) {
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
