package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A row that ended when the plan was made: nothing is sent for it.
 *
 * @param ref which row it is
 * @param outcome skipped because it is so already or cannot be, or what Check said when the record was read
 */
public record Untouched(RowRef ref, Outcome outcome) implements PlanRow {

    /** @throws IllegalArgumentException when the outcome is not an end that changed nothing */
    public Untouched {
        if (!(outcome instanceof Outcome.Skipped) && !(outcome instanceof Outcome.Refused)) {
            throw new IllegalArgumentException("A row without an edit is skipped or refused, not " + outcome.kind());
        }
    }

    /** The only step of its row. */
    public Untouched(long row, String label, Outcome outcome, @Nullable String company, @Nullable JsonNode source) {
        this(new RowRef(row, row, label, company, source), outcome);
    }

    @Override
    public Untouched at(long place) {
        return new Untouched(ref.at(place), outcome);
    }

    @Override
    public Untouched ofInput(long number) {
        return new Untouched(ref.ofInput(number), outcome);
    }

    @Override
    public Untouched source(@Nullable JsonNode written) {
        return new Untouched(ref.source(written), outcome);
    }
}
