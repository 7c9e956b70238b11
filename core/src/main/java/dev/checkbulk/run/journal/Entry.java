package dev.checkbulk.run.journal;

import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.http.Outcome;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One fact about a run, as the journal keeps it; the facts are true in the order of the journal. */
public sealed interface Entry {
    /**
     * A process took the run up; what follows is its doing.
     *
     * @param at the wall clock's time
     * @param process its number on that host
     * @param apiKey the salted fingerprint of the API key that it used: keys of requests count for one API key only
     * @param perSecond how many requests a second it sends at most; 0 when that was not written
     * @param proofs what shows on which machine that was; none when that was not written
     */
    record Opened(Instant at, String host, long process, String apiKey, double perSecond, Set<String> proofs)
            implements Entry {
        public Opened {
            proofs = Set.copyOf(proofs);
        }

        public Opened(Instant at, String host, long process, String apiKey) {
            this(at, host, process, apiKey, 0, Set.of());
        }
    }

    /** A fact about one row. */
    sealed interface OfRow extends Entry {
        /** The row's number in the input. */
        long row();

        /** The generation of the row's idempotency key, counted from 0. */
        int gen();
    }

    /**
     * The row's request may leave from now on, once for each intent.
     *
     * @param key its idempotency key
     * @param at the server's time; null when it is not known
     */
    record Intent(long row, int gen, String key, @Nullable Instant at) implements OfRow {
        public Intent {
            check(row, gen);
        }
    }

    /**
     * The request that the intent announced was not executed, and the answer is no end: a 429, or a wrong path.
     *
     * @param status the answer's; 0 when that was not written
     */
    record Denied(long row, int gen, int status) implements OfRow {
        public Denied {
            check(row, gen);
        }

        public Denied(long row, int gen) {
            this(row, gen, 0);
        }
    }

    /** The request that the intent announced never left. */
    record Cancelled(long row, int gen) implements OfRow {
        public Cancelled {
            check(row, gen);
        }
    }

    /**
     * The request left, and there is no trustworthy answer: the row has to be settled.
     *
     * @param logId Check's id of the request, when an answer told it
     */
    record Unanswered(
            long row, int gen, String reason, @Nullable String logId) implements OfRow {
        public Unanswered {
            check(row, gen);
        }
    }

    /**
     * The row's end.
     *
     * @param outcome done, skipped or refused; of a body only the record's id
     * @param evidence what proved the outcome when it was not an answer
     */
    record Result(
            long row, int gen, Outcome outcome, @Nullable String evidence) implements OfRow {
        public Result {
            check(row, gen);
            outcome = OutcomeJson.kept(outcome);
        }
    }

    /** One function for each case. */
    default <T> T fold(
            Function<? super Opened, ? extends T> opened,
            Function<? super Intent, ? extends T> intent,
            Function<? super Denied, ? extends T> denied,
            Function<? super Cancelled, ? extends T> cancelled,
            Function<? super Unanswered, ? extends T> unanswered,
            Function<? super Result, ? extends T> result) {
        if (this instanceof Opened o) {
            return opened.apply(o);
        } else if (this instanceof Intent i) {
            return intent.apply(i);
        } else if (this instanceof Denied d) {
            return denied.apply(d);
        } else if (this instanceof Cancelled c) {
            return cancelled.apply(c);
        } else if (this instanceof Unanswered u) {
            return unanswered.apply(u);
        }
        return result.apply((Result) this);
    }

    private static void check(long row, int gen) {
        if (row < 0 || gen < 0) {
            throw new IllegalArgumentException("Rows and generations are not negative: " + row + ", " + gen);
        }
    }
}
