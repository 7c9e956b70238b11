package dev.checkbulk.quota;

/**
 * How much of the partner's budget may be used: request starts per second, evenly spaced, and requests in flight at once.
 *
 * <p>Check allows a whole partner 25 requests/s and 100 in flight (docs.checkhq.com, rate limiting). A window that counts
 * 25 starts a second refuses some of an even 25/s as soon as they jitter: no refusal needs at most 25/(1 + D) with D the
 * peak-to-peak jitter in seconds, hence 24.75.
 *
 * @param perSecond request starts per second, more than 0 and at most 100,000
 * @param inFlight requests in flight at once, 1 to 10,000
 */
public record Limit(double perSecond, int inFlight) {
    /** What Check documents, with room for 10 ms of jitter: 24.75 starts a second, 100 in flight. */
    public static final Limit CHECK = new Limit(24.75, 100);

    /** @throws IllegalArgumentException when a value is out of its range */
    public Limit {
        if (!(perSecond > 0 && perSecond <= 100_000)) {
            throw new IllegalArgumentException(
                    "A limit is more than 0 and at most 100,000 requests/s, not " + perSecond);
        }
        if (inFlight < 1 || inFlight > 10_000) {
            throw new IllegalArgumentException("A limit has 1 to 10,000 requests in flight, not " + inFlight);
        }
    }

    /** The smaller rate and the smaller number of places of the two. */
    public Limit within(Limit other) {
        return new Limit(Math.min(perSecond, other.perSecond), Math.min(inFlight, other.inFlight));
    }
}
