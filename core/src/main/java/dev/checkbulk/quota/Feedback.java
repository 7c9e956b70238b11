package dev.checkbulk.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request, as far as the pace is concerned. */
public sealed interface Feedback {
    /** The server answered, with anything but a 429; {@code window} is what it said of its limit, if it did. */
    record Answered(@Nullable Window window) implements Feedback {}

    /**
     * The server answered 429.
     *
     * @param retryAfter how long it asks to wait
     * @param concurrency whether too many were in flight, rather than started in a second
     */
    record Throttled(Duration retryAfter, boolean concurrency) implements Feedback {}

    /** There is no answer and no connection any more: the place is free at once. */
    record Lost() implements Feedback {}

    /** We gave up while the server may still be working: the place stays taken for {@code hold} more. */
    record Abandoned(Duration hold) implements Feedback {}

    /** The request was not started after all: the slot goes to the next in line. */
    record Unused() implements Feedback {}

    /** The {@code RateLimit-Limit} and {@code RateLimit-Remaining} of an answer. */
    record Window(int limit, int remaining) {}
}
