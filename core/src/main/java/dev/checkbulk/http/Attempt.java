package dev.checkbulk.http;

import java.time.Duration;

/** What came of sending a request once, before anybody decides whether it is sent again. */
public sealed interface Attempt {
    /** There is nothing to try again without a closer look: an answer, a silence, a refusal, a stop. */
    record Final(Outcome outcome) implements Attempt {}

    /** A 429: surely not executed, and the server says how long to wait. */
    record Throttled(Duration retryAfter, CheckError error) implements Attempt {}

    /** There was no connection: surely not sent. */
    record NotConnected(String message) implements Attempt {}

    /** Its turn came, and whoever asked for it did not want it any more: not sent. */
    record Withheld() implements Attempt {}
}
