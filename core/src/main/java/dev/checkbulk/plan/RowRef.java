package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which row it is, and what it is about: the same whether the row is sent or not.
 *
 * @param row its place in the plan, from 1: the input's row, unless rows of the input take several steps
 * @param input the input's row that it is a step of, from 1: mostly the only one
 * @param label what the row is about, for people: the record's id
 * @param company the id of the company that the record belongs to; null when that is not known
 * @param source the row as its owner wrote it, to be written back when it has to be fixed; null when there is none
 */
public record RowRef(
        long row,
        long input,
        String label,
        @Nullable String company,
        @Nullable JsonNode source) {

    /** @throws IllegalArgumentException for a row that is not counted from 1 */
    public RowRef {
        if (row < 1 || input < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + Math.min(row, input));
        }
    }

    /** A row of the input that is its own only step, of which nothing else is known. */
    public RowRef(long row, String label) {
        this(row, row, label, null, null);
    }

    /** The same row, at this place of a plan. */
    public RowRef at(long place) {
        return new RowRef(place, input, label, company, source);
    }

    /** The same row, as a step of this row of the input. */
    public RowRef ofInput(long number) {
        return new RowRef(row, number, label, company, source);
    }

    /** The same row, of a record of this company. */
    public RowRef company(@Nullable String id) {
        return new RowRef(row, input, label, id, source);
    }

    /** The same row, with what its owner wrote. */
    public RowRef source(@Nullable JsonNode written) {
        return new RowRef(row, input, label, company, written);
    }
}
