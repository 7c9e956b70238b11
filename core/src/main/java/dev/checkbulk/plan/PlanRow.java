package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.packed.Packed;
import org.jspecify.annotations.Nullable;

/** A row of a plan: an {@link Edit} that is sent, or one that is {@link Untouched}. */
public sealed interface PlanRow permits Edit, Untouched {
    /** How very many rows are kept: in a {@code Packed} list. */
    static Packed.Form<PlanRow> form() {
        return EditJson.ROWS;
    }

    /** Which row it is. */
    RowRef ref();

    /** Its place in the plan, from 1: the input's row, unless rows of the input take several steps. */
    default long row() {
        return ref().row();
    }

    /** The input's row that it is a step of, from 1: mostly the only one. */
    default long input() {
        return ref().input();
    }

    /** What the row is about, for people: the record's id. */
    default String label() {
        return ref().label();
    }

    /** The id of the company that the record belongs to; null when that is not known. */
    default @Nullable String company() {
        return ref().company();
    }

    /** The row as its owner wrote it, to be written back when it has to be fixed; null when there is none. */
    default @Nullable JsonNode source() {
        return ref().source();
    }

    /** The same row, at this place of a plan. */
    PlanRow at(long place);

    /** The same row, as a step of this row of the input. */
    PlanRow ofInput(long number);

    /** The same row, with what its owner wrote. */
    PlanRow source(@Nullable JsonNode written);
}
