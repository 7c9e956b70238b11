package dev.checkbulk.run.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of a run stands.
 *
 * @param row its place in the plan, from 1
 * @param input the input's row that it is a step of
 * @param label what the row is about, for people: the record's id
 * @param outcome how it ended; of a row that has not ended what is known: not applied when it was surely not executed, else
 *     unknown
 * @param ended whether that is its end; a row that has not ended is gone on with when the run is resumed
 * @param source the row as its owner wrote it; null when there is none
 */
public record RowState(
        long row,
        long input,
        String label,
        Outcome outcome,
        boolean ended,
        @Nullable JsonNode source) {

    /** The only step of its row. */
    public RowState(long row, String label, Outcome outcome, boolean ended, @Nullable JsonNode source) {
        this(row, row, label, outcome, ended, source);
    }

    /** Where the rows of the input stand: the steps of one row together, as the one of them that stands worst. */
    public static List<RowState> ofInput(List<RowState> steps) {
        return StepMerge.of(steps);
    }

    /** The same row as the process that has the run saw it: that knows more of a row without an end than the journal. */
    public RowState seen(Outcome now) {
        return ended ? this : new RowState(row, input, label, now, !now.open(), source);
    }
}
