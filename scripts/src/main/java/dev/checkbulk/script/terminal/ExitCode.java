package dev.checkbulk.script.terminal;

import dev.checkbulk.batch.BatchReport;

/** What a script's exit code says. */
public final class ExitCode {
    /** All done, or so already. */
    public static final int OK = 0;

    /** An error of the program. */
    public static final int BUG = 1;

    /** Usage or input; nothing was sent that changes anything. */
    public static final int USAGE = 2;

    /** Some rows were refused, conflicting or blocked. */
    public static final int FAILED = 10;

    /** Some rows are unknown: look before running them again. */
    public static final int UNKNOWN = 11;

    /** Some rows were not applied; the run can be resumed. */
    public static final int NOT_APPLIED = 12;

    /** The plan no longer fits: it was changed, or the same work was begun before. */
    public static final int PLAN = 13;

    private ExitCode() {}

    /** Where several hold, the one that leaves most to do: 12 before 11 before 10. */
    public static int of(BatchReport report) {
        if (report.notApplied() > 0) {
            return NOT_APPLIED;
        }
        if (report.unknown() > 0) {
            return UNKNOWN;
        }
        return report.succeeded() == report.total() ? OK : FAILED;
    }
}
