package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Packed;
import org.jspecify.annotations.Nullable;

/** A row of a plan: an {@link Edit} that is sent, or one that is {@link Untouched}. */
public sealed interface PlanRow permits Edit, Untouched {
    /** How very many rows are kept: in a {@link Packed} list. */
    static Packed.Form<PlanRow> form() {
        return PlanFile.ROWS;
    }

    /** The input's row, from 1. */
    long row();

    /** What the row is about, for people: the record's id. */
    String label();

    /** The id of the company that the record belongs to; null when that is not known. */
    @Nullable
    String company();

    /** The row as its owner wrote it, to be written back when it has to be mended; null when there is none. */
    @Nullable
    JsonNode source();

    /** The same row, with what its owner wrote. */
    PlanRow source(@Nullable JsonNode written);
}
