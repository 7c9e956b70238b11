package dev.checkbulk.standin.faults;

import java.util.List;

/**
 * One thing that goes wrong with one accepted request. The constants are the usual ones; the records make others.
 *
 * <p>A 500 comes from the application and is stored under the request's idempotency key, so the same key gets it again.
 * Everything else happens between the application and the client: what is stored is the application's own answer, if it
 * gave one, and a repeated key brings that to light.
 */
public sealed interface Fault {
    Fault ERROR_BEFORE = new Crash(Effect.NONE);
    Fault ERROR_AFTER = new Crash(Effect.DONE);

    Fault BAD_GATEWAY_BEFORE = new Edge(502, Effect.NONE, Page.HTML);
    Fault BAD_GATEWAY_AFTER = new Edge(502, Effect.DONE, Page.HTML);
    Fault UNAVAILABLE_BEFORE = new Edge(503, Effect.NONE, Page.HTML);
    Fault UNAVAILABLE_AFTER = new Edge(503, Effect.DONE, Page.HTML);
    Fault GATEWAY_TIMEOUT_BEFORE = new Edge(504, Effect.NONE, Page.HTML);
    Fault GATEWAY_TIMEOUT_AFTER = new Edge(504, Effect.DONE, Page.HTML);
    Fault REQUEST_TIMEOUT = new Edge(408, Effect.NONE, Page.ENVELOPE);
    Fault REDIRECT = new Edge(302, Effect.NONE, Page.EMPTY);
    Fault UNAUTHORIZED = new Edge(401, Effect.NONE, Page.ENVELOPE);
    Fault FORBIDDEN = new Edge(403, Effect.NONE, Page.ENVELOPE);
    Fault NOT_FOUND_PAGE = new Edge(404, Effect.NONE, Page.HTML);
    Fault HTML_PAGE = new Edge(200, Effect.NONE, Page.HTML);
    Fault EMPTY_BEFORE = new Edge(200, Effect.NONE, Page.EMPTY);
    Fault EMPTY_AFTER = new Edge(200, Effect.DONE, Page.EMPTY);
    Fault ERROR_OBJECT_BEFORE = new Edge(200, Effect.NONE, Page.ENVELOPE);
    Fault ERROR_OBJECT_AFTER = new Edge(200, Effect.DONE, Page.ENVELOPE);

    Fault RESET_BEFORE = new Broken(Break.RESET, Effect.NONE);
    Fault RESET_AFTER = new Broken(Break.RESET, Effect.DONE);
    Fault CLOSE_BEFORE = new Broken(Break.CLOSE, Effect.NONE);
    Fault CLOSE_AFTER = new Broken(Break.CLOSE, Effect.DONE);
    Fault CUT_BODY = new Broken(Break.CUT_BODY, Effect.DONE);
    Fault RESET_BODY = new Broken(Break.RESET_BODY, Effect.DONE);
    Fault DRIP = new Broken(Break.DRIP, Effect.DONE);
    Fault SILENT_BEFORE = new Broken(Break.SILENT, Effect.NONE);
    Fault SILENT_AFTER = new Broken(Break.SILENT, Effect.DONE);
    Fault INTERIM = new Broken(Break.INTERIM, Effect.DONE);
    Fault GARBAGE_STATUS_LINE = new Broken(Break.GARBAGE_STATUS_LINE, Effect.DONE);

    Fault CUT_JSON = new Garbled(Garbling.CUT);
    Fault MALFORMED_JSON = new Garbled(Garbling.MALFORMED);
    Fault TRAILING_GARBAGE = new Garbled(Garbling.TRAILING);
    Fault DUPLICATE_MEMBERS = new Garbled(Garbling.DUPLICATE_MEMBERS);
    Fault WRONG_ID = new Garbled(Garbling.WRONG_ID);
    Fault MISSING_ID = new Garbled(Garbling.MISSING_ID);
    Fault OVERSIZE = new Garbled(Garbling.OVERSIZE);
    Fault DEEP_JSON = new Garbled(Garbling.DEEP);

    /** A 429 with these {@code Retry-After} headers, as they are; none if there are no values. Not executed. */
    static Fault throttled(String... retryAfter) {
        return new Throttled(List.of(retryAfter));
    }

    /** A 429 whose {@code Retry-After} is a date, {@code seconds} after the answer's {@code Date} (before if negative). */
    static Fault throttledUntil(DateForm form, long seconds) {
        return new ThrottledUntil(form, seconds);
    }

    /** A 503 from an edge with {@code Retry-After}. Not executed. */
    static Fault unavailable(String retryAfter) {
        return new Unavailable(retryAfter);
    }

    /** Any status with a page of the edge, for instance 299, 405, 407, 413 or 599. */
    static Fault status(int status, Effect effect, Page page) {
        return new Edge(status, effect, page);
    }

    /** Whether the request takes effect although the answer does not say so. */
    enum Effect {
        NONE,
        DONE
    }

    /** What an edge puts into its answer. */
    enum Page {
        HTML,
        EMPTY,
        /** Check's error envelope. */
        ENVELOPE
    }

    /** The three date forms of RFC 9110, section 5.6.7. */
    enum DateForm {
        IMF_FIXDATE,
        RFC850,
        ASCTIME
    }

    /** How a connection or a head breaks. */
    enum Break {
        /** A TCP reset instead of an answer. */
        RESET,
        /** An orderly close instead of an answer. */
        CLOSE,
        /** The head and half of the body, then an orderly close. */
        CUT_BODY,
        /** The head and half of the body, then a TCP reset. */
        RESET_BODY,
        /** The head, then a blank every 50 ms until the client leaves. */
        DRIP,
        /** Nothing, until the client leaves. */
        SILENT,
        /** {@code 102 Processing}, then the answer. */
        INTERIM,
        /** A line that is not HTTP, then an orderly close. */
        GARBAGE_STATUS_LINE
    }

    /** How the body of a true answer is changed; its length header is right. The request takes effect. */
    enum Garbling {
        /** The first half only. */
        CUT,
        /** A comma too many. */
        MALFORMED,
        /** A second document after the first. */
        TRAILING,
        /** {@code id} twice, with another value the second time. */
        DUPLICATE_MEMBERS,
        /** The id of something else. */
        WRONG_ID,
        MISSING_ID,
        /** Valid, and larger than 10 MiB. */
        OVERSIZE,
        /** Valid, and nested 100,000 deep. */
        DEEP
    }

    /** See {@link #throttled}. */
    record Throttled(List<String> retryAfter) implements Fault {
        public Throttled {
            retryAfter = List.copyOf(retryAfter);
        }
    }

    /** See {@link #throttledUntil}. */
    record ThrottledUntil(DateForm form, long seconds) implements Fault {}

    /** See {@link #unavailable}. */
    record Unavailable(String retryAfter) implements Fault {}

    /** A 500 of the application itself, stored under the idempotency key. */
    record Crash(Effect effect) implements Fault {}

    /** An answer by something in front of the application; it carries no request log id. */
    record Edge(int status, Effect effect, Page page) implements Fault {
        /** @throws IllegalArgumentException for a status that is not a final one */
        public Edge {
            if (status < 200 || status > 999) {
                throw new IllegalArgumentException("a final status is between 200 and 999, not " + status);
            }
        }
    }

    /** A connection or a head that breaks. */
    record Broken(Break how, Effect effect) implements Fault {}

    /** A true answer with a changed body. */
    record Garbled(Garbling how) implements Fault {}

    /** Whether a request with this fault takes effect. */
    default boolean executes() {
        if (this instanceof Crash crash) {
            return crash.effect() == Effect.DONE;
        } else if (this instanceof Edge edge) {
            return edge.effect() == Effect.DONE;
        } else if (this instanceof Broken broken) {
            return broken.effect() == Effect.DONE;
        }
        return this instanceof Garbled;
    }
}
