package dev.checkbulk.standin;

/** The algorithm that decides which requests are over the rate; Check does not say which one it uses. */
public enum Limiter {
    /** At most the permitted number of accepted requests in any sliding window; refused requests do not count. */
    SLIDING_LOG,
    /** At most the permitted number of accepted requests in each window of a fixed grid that starts with the server. */
    FIXED_WINDOW,
    /** A bucket that holds one second's permits, starts full, and refills steadily. */
    TOKEN_BUCKET,
    /** No rate limit; the limit of requests in flight remains. */
    NONE
}
