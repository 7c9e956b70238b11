package dev.checkbulk.jobs;

import dev.checkbulk.run.state.RunRefused;
import org.jspecify.annotations.Nullable;

/** The same work was begun before, or another run has its rows: nothing was sent. */
public final class AlreadyRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable RunId run;

    private final transient RunRefused why;

    AlreadyRun(@Nullable RunId run, RunRefused why) {
        super(why.getMessage(), why, false, false);
        this.run = run;
        this.why = why;
    }

    /** The refusal behind it, with what helps. */
    public RunRefused why() {
        return why;
    }

    /** The run that did it; null when it is not in the store any more. */
    public @Nullable RunId run() {
        return run;
    }
}
