package dev.checkbulk.script.terminal;

import dev.checkbulk.run.state.RunRefused;

/** A script cannot do what was asked: nothing was changed, and the message says what to do. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CannotStart(String message) {
        this(message, ExitCode.USAGE);
    }

    private CannotStart(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A run that is refused: because its plan no longer fits, or because it cannot be begun here and now. */
    public static CannotStart because(RunRefused refused) {
        int code = switch (refused.reason()) {
            case CHANGED, SAME_WORK, PURGED, ELSEWHERE, OLDER -> ExitCode.PLAN;
            case NOT_FOUND, TAKEN, OCCUPIED, ROWS, DISK, FOREIGN, UNFIT -> ExitCode.USAGE;
        };
        return new CannotStart(Remedies.told(refused), code);
    }

    /** What was planned does not fit any more. */
    public static CannotStart changed(String message) {
        return new CannotStart(message, ExitCode.PLAN);
    }

    public int exitCode() {
        return exitCode;
    }
}
