package dev.checkbulk.jobs.plan;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;

/** What is at Check could not be read: there is no plan, nothing was sent, and the same may be asked for again. */
public final class PlanFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    public PlanFailed(ReadFailed why) {
        super(why.getMessage(), why, false, false);
        this.outcome = why.outcome();
    }

    /** What became of the read. */
    public Outcome outcome() {
        return outcome;
    }
}
