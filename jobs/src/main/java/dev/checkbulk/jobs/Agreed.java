package dev.checkbulk.jobs;

import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.NotAgreed.Reason;
import dev.checkbulk.run.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Whether an agreement fits what it is about. */
final class Agreed {
    private Agreed() {}

    /** @throws NotAgreed names the first thing that does not fit */
    static void require(PlannedJob job, Agreement agreement, Instant now) {
        Map<String, Long> differences = job.totals().differences(agreement.expect());
        if (!differences.isEmpty()) {
            throw new NotAgreed(Reason.EXPECTATION, differences);
        }
        long invalid = job.totals().invalid();
        if (invalid > 0 && !agreement.allows(Allowance.INVALID_ROWS)) {
            throw new NotAgreed(Reason.INVALID_ROWS, Map.of("rows", invalid));
        }
        long contradictions = job.contradictions().size();
        if (contradictions > 0 && !agreement.allows(Allowance.CONTRADICTIONS)) {
            throw new NotAgreed(Reason.CONTRADICTIONS, Map.of("rows", contradictions));
        }
        if (now.isAfter(job.expires()) && !agreement.allows(Allowance.OLD_PLAN)) {
            long seconds = Duration.between(job.plan().header().made(), now).toSeconds();
            throw new NotAgreed(Reason.AGE, Map.of("seconds", seconds));
        }
        if (job.origin() != Origin.HERE) {
            requireForeign(agreement);
        }
        requireNumber(job.totals().changes(), agreement);
    }

    static void requireForeign(Agreement agreement) {
        if (!agreement.allows(Allowance.FOREIGN)) {
            throw new NotAgreed(Reason.FOREIGN, Map.of());
        }
    }

    /** Fewer than were agreed to are left. */
    static void requireAtMost(long rows, Agreement agreement) {
        if (rows > agreement.rows()) {
            throw new NotAgreed(Reason.NUMBER, Map.of("rows", rows));
        }
    }

    private static void requireNumber(long rows, Agreement agreement) {
        if (rows != agreement.rows()) {
            throw new NotAgreed(Reason.NUMBER, Map.of("rows", rows));
        }
    }
}
