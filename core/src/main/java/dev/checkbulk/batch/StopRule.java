package dev.checkbulk.batch;

import dev.checkbulk.http.Outcome;
import java.util.Optional;

/** Says, after each result, whether it makes sense to go on. A pure function. */
@FunctionalInterface
public interface StopRule {
    /**
     * Looks at the newest result.
     *
     * @return the reason to send nothing more, or empty to go on
     */
    Optional<String> check(Progress progress);

    /**
     * Where a batch stands.
     *
     * @param report the counts, the newest result included
     * @param last the newest result's outcome
     * @param alike how many of the newest results in a row ended like the last one: the same kind, and the same reason or
     *     HTTP status
     */
    record Progress(BatchReport report, Outcome last, long alike) {}

    /** The first of both rules' reasons. */
    default StopRule or(StopRule other) {
        return progress -> check(progress).or(() -> other.check(progress));
    }

    /** Stops when this many items were refused or ended unknown. */
    static StopRule afterFailures(long most) {
        return progress -> {
            long failures = progress.report().refused() + progress.report().unknown();
            return failures >= most
                    ? Optional.of(failures + (failures == 1 ? " row failed" : " rows failed"))
                    : Optional.empty();
        };
    }

    /**
     * What stops every batch, because the rest can only end the same: a key that is not accepted (401), a certificate that
     * is not, a wait of more than 15 minutes, a journal that cannot be written; in a row three answers that are not
     * Check's (a batch counts them attempt by attempt, those of rows that have not ended too), five refusals for lack of permission (403), five requests without a connection, ten throttled to the end; or
     * a request that Check does not have (405, 415, 501); or a proxy that wants credentials (407).
     */
    static StopRule hopeless() {
        return Hopeless::check;
    }
}
