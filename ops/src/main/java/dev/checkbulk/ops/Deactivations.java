package dev.checkbulk.ops;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Plans what is to be done when people leave. A row takes a step for each benefit and each post-tax deduction that has no end, or
 * a later one than the termination date, which becomes its end; one for each active earning rate, which is made inactive; and
 * at last one that gives the person the termination date and makes them inactive. What is so already is left out.
 *
 * <p>A row is refused when the person starts later, or has a benefit or a deduction that begins later: whether that is deleted or
 * begins on another day is somebody's decision. Payrolls are not looked at: a draft with an item of the person stays as it is.
 * External benefits and deductions, which come with imported payrolls and cannot be edited, are not read and stay too.
 *
 * @param keeping what stays as it is
 * @param today rows of people who leave later are warned of: whatever has no date is made inactive at once
 */
public record Deactivations(Set<Part> keeping, LocalDate today) implements Planner<Deactivation> {
    /** What a person has besides the employment. */
    public enum Part {
        BENEFITS,
        DEDUCTIONS,
        RATES
    }

    public Deactivations {
        keeping = Set.copyOf(keeping);
    }

    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<Deactivation> rows) {
        return new DeactivationPlanner(this, client).plan(rows);
    }
}
