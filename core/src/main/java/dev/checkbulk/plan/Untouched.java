package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A row that ended when the plan was made: nothing is sent for it.
 *
 * @param row its place in the plan, from 1: the input's row, unless rows of the input take several steps
 * @param input the input's row that it is a step of, mostly the only one
 * @param label what the row is about, for people: the record's id
 * @param outcome skipped because it is so already or cannot be, or what Check said when the record was read
 * @param company the id of the company that the record belongs to; null when that is not known
 * @param source the row as its owner wrote it; null when there is none
 */
public record Untouched(
        long row,
        long input,
        String label,
        Outcome outcome,
        @Nullable String company,
        @Nullable JsonNode source) implements PlanRow {

    /** @throws IllegalArgumentException when the outcome is not an end that changed nothing */
    public Untouched {
        if (row < 1 || input < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + Math.min(row, input));
        }
        if (!(outcome instanceof Outcome.Skipped) && !(outcome instanceof Outcome.Refused)) {
            throw new IllegalArgumentException("A row without an edit is skipped or refused, not " + outcome.kind());
        }
    }

    /** The only step of its row. */
    public Untouched(long row, String label, Outcome outcome, @Nullable String company, @Nullable JsonNode source) {
        this(row, row, label, outcome, company, source);
    }

    @Override
    public Untouched at(long place) {
        return new Untouched(place, input, label, outcome, company, source);
    }

    @Override
    public Untouched ofInput(long number) {
        return new Untouched(row, number, label, outcome, company, source);
    }

    @Override
    public Untouched source(@Nullable JsonNode written) {
        return new Untouched(row, input, label, outcome, company, written);
    }
}
