package dev.checkbulk.jobs;

import org.jspecify.annotations.Nullable;

/** The same work was begun before, or another run has its rows: nothing was sent. */
public final class AlreadyRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable RunId run;

    AlreadyRun(@Nullable RunId run, Throwable why) {
        super(why.getMessage(), why, false, false);
        this.run = run;
    }

    /** The run that did it; null when it is not in the store any more. */
    public @Nullable RunId run() {
        return run;
    }
}
