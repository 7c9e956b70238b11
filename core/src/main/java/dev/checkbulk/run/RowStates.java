package dev.checkbulk.run;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.state.RowState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan and its journal together say of each row. */
final class RowStates {
    private final Map<Long, RowHistory> past;
    private final Map<Long, Entry.Unanswered> silences = new HashMap<>();

    private RowStates(List<Entry> entries) {
        past = RowHistory.of(entries);
        for (Entry entry : entries) {
            if (entry instanceof Entry.Unanswered silence) {
                silences.put(silence.row(), silence);
            }
        }
    }

    static List<RowState> of(Plan plan, List<Entry> entries) {
        RowStates states = new RowStates(entries);
        List<RowState> rows = new ArrayList<>(plan.rows());
        plan.inOrder().forEach(row -> rows.add(row instanceof Edit edit ? states.of(edit) : of((Untouched) row)));
        return rows;
    }

    private static RowState of(Untouched row) {
        return new RowState(row.row(), row.input(), row.label(), row.outcome(), true, row.source());
    }

    private RowState of(Edit edit) {
        RowHistory stands = past.getOrDefault(edit.row(), RowHistory.NONE);
        Entry.Result result = stands.result();
        Outcome outcome = result == null ? open(edit.row(), stands) : result.outcome();
        return new RowState(edit.row(), edit.input(), edit.label(), outcome, result != null, edit.source());
    }

    private Outcome open(long row, RowHistory stands) {
        if (!stands.unanswered()) {
            return new Outcome.NotApplied(new Cause(Reason.STOPPED, "not sent", null));
        }
        Entry.Unanswered silence = silences.get(row);
        if (silence == null) {
            String why = "it was about to be sent, and nothing is known of an answer";
            return new Outcome.Unknown(new Cause(Reason.BROKEN, why, null));
        }
        String why = "there was no trustworthy answer (" + silence.reason() + ")";
        Reason reason = RowHistory.isUnread(silence.reason()) ? Reason.UNREADABLE : Reason.BROKEN;
        return new Outcome.Unknown(new Cause(reason, why, logged(why, silence.logId())));
    }

    private static @Nullable CheckError logged(String why, @Nullable String logId) {
        return logId == null ? null : new CheckError(0, CheckError.UNRECOGNISED, why, List.of(), logId);
    }
}
