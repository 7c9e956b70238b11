package dev.checkbulk.run.state;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.RowHistory;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * What a plan and its journal together say of each row of the plan, ascending: read from both when it is asked for, to be walked
 * in its order. It does not change.
 */
public final class RowStates extends AbstractList<RowState> implements RandomAccess {
    private final Plan plan;
    private final JournalIndex journal;
    private final Map<Long, Outcome> seen;

    public RowStates(Plan plan, JournalIndex journal) {
        this(plan, journal, Map.of());
    }

    private RowStates(Plan plan, JournalIndex journal, Map<Long, Outcome> seen) {
        this.plan = plan;
        this.journal = journal;
        this.seen = seen;
    }

    /** The same, and of rows without an end what the process that has the run saw. */
    RowStates seen(Map<Long, Outcome> open) {
        return new RowStates(plan, journal, Map.copyOf(open));
    }

    @Override
    public int size() {
        return plan.rows();
    }

    @Override
    public RowState get(int place) {
        return of(plan.row(place));
    }

    @Override
    public Iterator<RowState> iterator() {
        Iterator<PlanRow> rows = plan.inOrder().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public RowState next() {
                return of(rows.next());
            }
        };
    }

    /** Whether there is a row that may be tried again. */
    public boolean haveFailed() {
        return journal.count(Outcome.Kind.REFUSED)
                                + journal.count(Outcome.Kind.CONFLICT)
                                + journal.count(Outcome.Kind.BLOCKED)
                        > 0
                || plan.untouched().stream().anyMatch(row -> hasFailed(row.outcome()));
    }

    /** Whether a row that ended so may be tried again. */
    public static boolean hasFailed(Outcome outcome) {
        return switch (outcome.kind()) {
            case REFUSED, CONFLICT, BLOCKED -> true;
            case DONE, ALREADY, NOT_APPLIED, UNKNOWN -> false;
        };
    }

    /** Whether rows of the input may have several rows here. */
    boolean haveSteps() {
        return plan.hasSteps();
    }

    /** How many rows have not ended. */
    public long open() {
        return plan.edits().size() - ended();
    }

    private long ended() {
        long ended = 0;
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            ended += journal.count(kind);
        }
        return ended;
    }

    /** The counts; they add up to the rows. */
    public BatchReport counts() {
        BatchReport counts = BatchReport.EMPTY;
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            counts = counts.and(kind, journal.count(kind));
        }
        for (Untouched row : plan.untouched()) {
            counts = counts.and(row.outcome().kind());
        }
        long unknown = journal.begun().entrySet().stream()
                .filter(row -> !seen.containsKey(row.getKey()) && row.getValue().unanswered())
                .count();
        unknown += seen.entrySet().stream()
                .filter(row -> !journal.isEnded(row.getKey()) && row.getValue() instanceof Outcome.Unknown)
                .count();
        return counts.and(Outcome.Kind.UNKNOWN, unknown).and(Outcome.Kind.NOT_APPLIED, open() - unknown);
    }

    private RowState of(PlanRow row) {
        return row instanceof Edit edit ? of(edit) : of((Untouched) row);
    }

    private static RowState of(Untouched row) {
        return new RowState(row.row(), row.input(), row.label(), row.outcome(), true, row.source());
    }

    /** Where an edit of the plan stands. */
    public RowState of(Edit edit) {
        Entry.Result result = journal.result(edit.row());
        Outcome outcome = result == null ? open(edit.row()) : result.outcome();
        RowState state = new RowState(edit.row(), edit.input(), edit.label(), outcome, result != null, edit.source());
        Outcome now = seen.get(edit.row());
        return now == null ? state : state.seen(now);
    }

    private Outcome open(long row) {
        if (!journal.history(row).unanswered()) {
            return new Outcome.NotApplied(new Cause(Reason.STOPPED, "not sent", null));
        }
        Entry.Unanswered silence = journal.silence(row);
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
