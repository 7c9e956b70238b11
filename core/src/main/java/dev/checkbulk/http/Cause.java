package dev.checkbulk.http;

import org.jspecify.annotations.Nullable;

/**
 * Why a request has no definite answer.
 *
 * @param reason the kind of event
 * @param message for people; it may quote the message of Check's error, nothing else of a body
 * @param error what the server said, when it said something
 */
public record Cause(Reason reason, String message, @Nullable CheckError error) {
    /** Kinds of events that leave a request without a definite answer. */
    public enum Reason {
        /** 429 until the attempts were used up. */
        THROTTLED,
        /** 429 with a {@code Retry-After} of more than 15 minutes: nothing will go through before. */
        LONG_WAIT,
        /** 401: the key is not accepted, for this request and for all others. */
        UNAUTHORIZED,
        /** No connection could be made. */
        CONNECT,
        /** The other side could not prove who it is. */
        UNTRUSTED,
        /** The batch was stopped or cancelled before the request was sent. */
        STOPPED,
        /** The journal cannot be written: nothing may be sent that could not be remembered. */
        JOURNAL,
        /** The operation threw, or its future failed. */
        OPERATION,
        /** No complete answer before the deadline. */
        DEADLINE,
        /** The connection broke while the answer was awaited or read. */
        BROKEN,
        /** An answer that says the server failed: 408, 425, 5xx. */
        SERVER,
        /** An answer that came, a 2xx or a status of no known class, and could not be read or believed. */
        UNREADABLE
    }

    /** The log id of the answer, when there was one that had it. */
    public @Nullable String logId() {
        return error == null ? null : error.logId();
    }
}
