package dev.checkbulk.jobs.plan;

import dev.checkbulk.plan.Edit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The rows that are applied before the others, of as many companies as there are. They are read back and compared with the plan.
 *
 * @param rows how many; 0 for none
 * @param judge decides about the others when these are as planned
 */
public record CanaryPlan(int rows, Judge judge) {
    /** All rows at once. */
    public static final CanaryPlan NONE = new CanaryPlan(0, result -> Future.succeededFuture(Optional.empty()));

    /**
     * What became of the rows that came first.
     *
     * @param applied how many rows of the input were applied
     * @param all how many the run changes
     * @param objections what speaks against the others, a sentence each: rows that were not done, and records that are not as the
     *     plan says
     */
    public record Result(long applied, long all, List<String> objections) {}

    /** Decides whether the others follow. */
    @FunctionalInterface
    public interface Judge {
        /**
         * Decides. What it says does not count when something speaks against the others: the run stops then.
         *
         * @return completes with why the run stops here, or empty when the others follow
         */
        Future<Optional<String>> objection(Result result);
    }

    /** @throws IllegalArgumentException when there are less than none */
    public CanaryPlan {
        if (rows < 0) {
            throw new IllegalArgumentException("A canary has no less than 0 rows: " + rows);
        }
    }

    /** So many first, and the others when they are as planned. */
    public static CanaryPlan thenOthers(int rows) {
        return new CanaryPlan(rows, NONE.judge());
    }

    /** So many, and no others: a resumed run sends them. */
    public static CanaryPlan alone(int rows) {
        return new CanaryPlan(rows, result -> Future.succeededFuture(Optional.of("only the canary was to be applied")));
    }

    /** How many rows of the input these are steps of. */
    public static long inputs(List<Edit> edits) {
        return edits.stream().mapToLong(Edit::input).distinct().count();
    }
}
