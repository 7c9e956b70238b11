package dev.checkbulk.http;

/** A record or a list could not be read: the outcome of the request that ended it. */
public final class ReadFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    ReadFailed(CheckRequest request, Outcome outcome, String why) {
        super(request + " could not be read: " + why, null, false, false);
        this.outcome = outcome;
    }

    /** The read that ended so. */
    public ReadFailed(CheckRequest request, Outcome outcome) {
        this(request, outcome, outcome.explanation());
    }

    /** What is known about the request that failed. */
    public Outcome outcome() {
        return outcome;
    }
}
