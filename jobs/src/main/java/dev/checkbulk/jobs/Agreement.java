package dev.checkbulk.jobs;

import dev.checkbulk.batch.StopRule;
import dev.checkbulk.jobs.plan.CanaryPlan;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agrees to who has seen a plan: without it nothing is sent.
 *
 * @param rows how many requests that change something it is about; with another number nothing is sent
 * @param expect the numbers of {@code rows}, {@code people} and {@code companies} that the plan has to have
 * @param allowed what is agreed to besides
 * @param canary the rows that come first
 * @param stop what stops the run, besides {@link StopRule#hopeless}
 * @param batchSize how many rows have to end before the next begin, or 0 for a sliding window
 * @param folder where the run's files go, or null for a new folder in its store
 */
public record Agreement(
        long rows,
        Map<String, Long> expect,
        Set<Allowance> allowed,
        CanaryPlan canary,
        StopRule stop,
        int batchSize,
        @Nullable Path folder) {

    private static final StopRule NOTHING = progress -> Optional.empty();

    /** What is refused unless it is agreed to. */
    public enum Allowance {
        /** The other rows are sent when there are some whose record Check does not have. */
        INVALID_ROWS,
        /** Rows may contradict each other: they are sent in their order. */
        CONTRADICTIONS,
        /** The same input may be run a second time. */
        SAME_WORK,
        /** The plan may be older than {@link PlannedJob#FRESH}. */
        OLD_PLAN,
        /** A run or plan that this store did not make is used: what it would send was looked at. */
        FOREIGN,
        /** A run of another machine is taken from there, where it must not run any more. */
        TAKE_OVER
    }

    public Agreement {
        expect = Map.copyOf(expect);
        allowed = Set.copyOf(allowed);
    }

    /** Somebody agrees to so many requests, and to nothing unusual. */
    public static Agreement to(long rows) {
        return new Agreement(rows, Map.of(), Set.of(), CanaryPlan.NONE, NOTHING, 0, null);
    }

    /** The same, but these numbers are expected too. */
    public Agreement expecting(Map<String, Long> numbers) {
        return new Agreement(rows, numbers, allowed, canary, stop, batchSize, folder);
    }

    /** The same, and this is agreed to besides. */
    public Agreement allowing(Allowance... more) {
        Set<Allowance> all = EnumSet.noneOf(Allowance.class);
        all.addAll(allowed);
        all.addAll(Set.of(more));
        return new Agreement(rows, expect, all, canary, stop, batchSize, folder);
    }

    /** The same, but these rows come first. */
    public Agreement canary(CanaryPlan first) {
        return new Agreement(rows, expect, allowed, first, stop, batchSize, folder);
    }

    /** The same, but these stop it. */
    public Agreement stop(StopRule rules) {
        return new Agreement(rows, expect, allowed, canary, rules, batchSize, folder);
    }

    /** The same, in fixed batches as in Check's guide. */
    public Agreement batchSize(int size) {
        return new Agreement(rows, expect, allowed, canary, stop, size, folder);
    }

    /** The same, with the run's files in this folder; null for a new one in the store. */
    public Agreement folder(@Nullable Path where) {
        return new Agreement(rows, expect, allowed, canary, stop, batchSize, where);
    }

    boolean allows(Allowance one) {
        return allowed.contains(one);
    }
}
