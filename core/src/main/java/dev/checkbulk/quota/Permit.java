package dev.checkbulk.quota;

/** Leave to start one request now, and its place among those in flight. */
@FunctionalInterface
public interface Permit {
    /**
     * Gives the place back and tells what the server said. Only the first call counts.
     *
     * @param feedback what became of the request
     */
    void release(Feedback feedback);
}
