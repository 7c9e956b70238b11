package dev.checkbulk.run.state;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Purged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run's files say, read without taking it up: it may be under way.
 *
 * @param header what all its rows share
 * @param rows every row, ascending
 * @param openings each time that a process took it up, in order
 * @param holder the process that has it now, for people; null when none has, or when that cannot be known
 * @param damage what is wrong with its journal, null when nothing is; the rows then stand as far as it can be read
 * @param purge that people's data was taken out of it; null when it was not
 */
public record RunState(
        Plan.Header header,
        List<RowState> rows,
        List<Opening> openings,
        @Nullable String holder,
        @Nullable String damage,
        @Nullable Purged purge) {

    /** A process that took the run up. */
    public record Opening(Instant at, String host, long process) {}

    public RunState {
        rows = rows instanceof RowStates || rows instanceof StepMerge ? rows : List.copyOf(rows);
        openings = List.copyOf(openings);
    }

    /**
     * The same as the process that has the run saw it.
     *
     * @param open how rows of the plan stand that have no end yet: that process knows more of them than the journal
     */
    public RunState seen(Map<Long, Outcome> open) {
        List<RowState> now = rows instanceof RowStates states
                ? states.seen(open)
                : rows.stream()
                        .map(row -> open.containsKey(row.row()) ? row.seen(open.get(row.row())) : row)
                        .toList();
        return new RunState(header, now, openings, holder, damage, purge);
    }

    /** The same, by the rows of the input: the steps of each are one row. */
    public RunState ofInput() {
        return new RunState(header, RowState.ofInput(rows), openings, holder, damage, purge);
    }

    /** Whether people's data was taken out of it. */
    public boolean purged() {
        return purge != null;
    }

    /** The counts; they add up to the rows. */
    public BatchReport counts() {
        if (rows instanceof RowStates states) {
            return states.counts();
        }
        BatchReport counts = BatchReport.EMPTY;
        for (RowState row : rows) {
            counts = counts.and(row.outcome().kind());
        }
        return counts;
    }

    /** How many rows have not ended. */
    public long open() {
        return rows instanceof RowStates states
                ? states.open()
                : rows.stream().filter(row -> !row.ended()).count();
    }
}
