package dev.checkbulk.standin.limits;

/** The algorithm that decides which requests are over the rate; Check does not say which one it uses. */
public enum Limiter {
    /** At most the permitted number of accepted requests in any sliding window; refused requests do not count. */
    SLIDING_LOG,
    /** The same, but refused requests count too: who asks too often is refused until they ask less. */
    SLIDING_LOG_OF_ALL,
    /** At most the permitted number of accepted requests in each window of a fixed grid that starts with the server. */
    FIXED_WINDOW,
    /** A bucket that holds one second's permits, starts full, and refills steadily. */
    TOKEN_BUCKET,
    /** A bucket without room: each request must come at least one interval after the last accepted one. */
    LEAKY_BUCKET,
    /** No rate limit; the limit of requests in flight remains. */
    NONE
}
