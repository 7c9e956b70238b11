package dev.checkbulk.run.state;

/**
 * A run cannot be begun, or gone on with; nothing was sent. The message is for people; how what helps is asked for is each front's to
 * say, by {@link #remedy}.
 */
public final class RunRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** There is no run of this name, or it is no run's folder. */
        NOT_FOUND,
        /** Another process has it. */
        TAKEN,
        /** The folder has a run that has not ended. */
        OCCUPIED,
        /** The plan or the journal is not what was written, is of a newer version, or is another run's. */
        CHANGED,
        /** The same work was begun before. */
        SAME_WORK,
        /** It was begun on another machine, and may still run there. */
        ELSEWHERE,
        /** Its rows do not stand as this needs: some have not ended, or there are none to work on. */
        ROWS,
        /** Its data was purged. */
        PURGED,
        /** This home did not make it, and nobody agreed to what it would send. */
        FOREIGN,
        /** It is a copy of a run of which this home knows a later state. */
        OLDER,
        /** A file or folder is not what may be used: a link, a pipe, somebody else's, open to others, or damaged. */
        UNFIT,
        /** The disk does not take it. */
        DISK
    }

    /** What helps, besides what the message says. */
    public enum Remedy {
        NONE,
        /** Another folder for the run. */
        ANOTHER_FOLDER,
        /** To say that the same work is meant to be done once more. */
        AGAIN,
        /** To say that the work was surely not done before. */
        AGAIN_IF_CERTAIN,
        /** To say that the run is nowhere else any more. */
        TAKE_OVER,
        /** To say that nobody else uses the mount. */
        TRUST_MOUNT
    }

    private final Reason reason;
    private final Remedy remedy;

    public RunRefused(Reason reason, String message) {
        this(reason, message, Remedy.NONE);
    }

    public RunRefused(Reason reason, String message, Remedy remedy) {
        super(message, null, false, false);
        this.reason = reason;
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }

    public Reason reason() {
        return reason;
    }
}
