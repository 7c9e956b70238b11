package dev.checkbulk.run;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What the rows of one run have found out for each other, in this process and in those before. Confined to the client's
 * context.
 */
record Known(Paths paths, Created created, Written written, Blocked blocked, Dating dating) {
    /** What the journal tells. */
    static Known of(List<Edit> edits, Map<Long, Past> past, Keys keys) {
        Known known = new Known(new Paths(), new Created(), new Written(), new Blocked(), new Dating());
        for (Edit edit : edits) {
            Past row = past.get(edit.row());
            if (row != null) {
                known.restore(edit, RowKey.sent(keys, edit, row), row);
            }
        }
        return known;
    }

    private void restore(Edit edit, CheckRequest sent, Past row) {
        if (!sent.equals(edit.request())) {
            paths.missed(edit);
        }
        if (row.result() != null) {
            ended(edit, sent, row.result().outcome());
        } else if (row.unanswered()) {
            created.mayBe(edit.row(), sent);
        }
    }

    /** A row has ended, by this request if by any. */
    void ended(Edit edit, CheckRequest sent, Outcome outcome) {
        created.ended(edit.row(), sent, outcome);
        blocked.ended(edit, outcome);
        if (outcome instanceof Outcome.Done) {
            paths.done(edit, sent);
            written.done(edit, sent);
        }
    }
}
