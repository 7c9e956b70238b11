package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A row that ended when the plan was made: nothing is sent for it.
 *
 * @param row the input's row, from 1
 * @param label what the row is about, for people: the record's id
 * @param outcome skipped because it is so already or cannot be, or what Check said when the record was read
 * @param company the id of the company that the record belongs to; null when that is not known
 * @param source the row as its owner wrote it; null when there is none
 */
public record Untouched(
        long row,
        String label,
        Outcome outcome,
        @Nullable String company,
        @Nullable JsonNode source) implements PlanRow {

    /** @throws IllegalArgumentException when the outcome is not an end that changed nothing */
    public Untouched {
        if (row < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + row);
        }
        if (!(outcome instanceof Outcome.Skipped) && !(outcome instanceof Outcome.Refused)) {
            throw new IllegalArgumentException("A row without an edit is skipped or refused, not " + outcome.kind());
        }
    }

    @Override
    public Untouched source(@Nullable JsonNode written) {
        return new Untouched(row, label, outcome, company, written);
    }
}
