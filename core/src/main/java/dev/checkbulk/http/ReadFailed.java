package dev.checkbulk.http;

/** A record or a list could not be read: the outcome of the request that ended it. */
public final class ReadFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 120;

    private final transient Outcome outcome;

    ReadFailed(CheckRequest request, Outcome outcome, String why) {
        super(named(request) + " could not be read: " + why, null, false, false);
        this.outcome = outcome;
    }

    /** Without a hundred ids in front of what went wrong. */
    private static String named(CheckRequest request) {
        String whole = request.toString();
        return whole.length() > LONGEST ? request.method() + " " + request.path() + "?…" : whole;
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
