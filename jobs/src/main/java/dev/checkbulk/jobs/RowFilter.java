package dev.checkbulk.jobs;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.state.RowState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which rows are asked for, by how they stand. A row of a plan that something is sent for stands as not applied.
 *
 * @param kinds those that are shown
 */
public record RowFilter(Set<Outcome.Kind> kinds) {
    /** All rows. */
    public static final RowFilter ALL = new RowFilter(EnumSet.allOf(Outcome.Kind.class));

    /** All but those that are as they should be. */
    public static final RowFilter LEFT =
            new RowFilter(EnumSet.complementOf(EnumSet.of(Outcome.Kind.DONE, Outcome.Kind.ALREADY)));

    public RowFilter {
        kinds = Set.copyOf(kinds);
    }

    boolean shows(RowState row) {
        return kinds.contains(row.outcome().kind());
    }

    boolean shows(PlanRow row) {
        return kinds.contains(
                row instanceof Untouched untouched ? untouched.outcome().kind() : Outcome.Kind.NOT_APPLIED);
    }
}
