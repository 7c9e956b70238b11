package dev.checkbulk.jobs;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which runs are asked for.
 *
 * @param standings those that are shown
 */
public record RunFilter(Set<RunSummary.Standing> standings) {
    /** All runs. */
    public static final RunFilter ALL = new RunFilter(EnumSet.allOf(RunSummary.Standing.class));

    public RunFilter {
        standings = Set.copyOf(standings);
    }
}
