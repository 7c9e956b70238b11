package dev.checkbulk.standin.judge;

import org.jspecify.annotations.Nullable;

/**
 * A request as the judge saw it.
 *
 * @param nanos when its head was read, since the server's start
 * @param path without the query
 * @param key the idempotency key, or null
 * @param status what was answered; 0 while there is no answer, and if there never was one
 * @param accepted whether it passed authorization and limits
 */
public record Arrival(
        long nanos, String method, String path, @Nullable String key, int status, boolean accepted) {}
