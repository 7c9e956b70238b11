package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.jobs.report.Trouble;
import dev.checkbulk.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands.
 *
 * @param header what all its rows share; null when not even that can be read
 * @param standing in one word
 * @param rows how many rows its input has
 * @param counts how they stand; they add up to the rows
 * @param stopped why it stopped before its end, when this engine had it; else null
 * @param holder the process that has it, for people; null when none has
 * @param damage what is wrong with its files; null when nothing is
 * @param files what it left for people: results.csv, the failed and unknown rows, the report
 * @param troubles what could not be kept when it ended
 */
public record RunSummary(
        RunId id,
        Plan.@Nullable Header header,
        Standing standing,
        long rows,
        BatchReport counts,
        @Nullable String stopped,
        @Nullable String holder,
        @Nullable String damage,
        List<Path> files,
        List<Trouble> troubles) {

    /** One word for where it stands. */
    public enum Standing {
        /** A process has it. */
        RUNNING,
        /** Rows have not ended, and no process has it. */
        STOPPED,
        /** All rows have ended. */
        ENDED,
        /** People's data was taken out of it. */
        PURGED,
        /** Its journal says less than it should. */
        DAMAGED
    }

    public RunSummary {
        files = List.copyOf(files);
        troubles = List.copyOf(troubles);
    }
}
