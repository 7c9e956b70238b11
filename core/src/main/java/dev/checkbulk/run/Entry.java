package dev.checkbulk.run;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One fact about a row of a run, as the journal keeps it; the facts of a row are true in the order of the journal. */
sealed interface Entry {
    /** The row's number in the input. */
    long row();

    /** The generation of the row's idempotency key, counted from 0. */
    int gen();

    /** The row's request may leave from now on, once for each intent, with this key. {@code at} is the wall clock's. */
    record Intent(long row, int gen, String key, Instant at) implements Entry {
        public Intent {
            check(row, gen);
        }
    }

    /** The request that the intent announced was answered with a 429: not executed. */
    record Denied(long row, int gen) implements Entry {
        public Denied {
            check(row, gen);
        }
    }

    /** The request that the intent announced never left. */
    record Cancelled(long row, int gen) implements Entry {
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
            long row, int gen, String reason, @Nullable String logId) implements Entry {
        public Unanswered {
            check(row, gen);
        }
    }

    /**
     * The row's end.
     *
     * @param outcome the outcome's kind in lower case, for example {@code done} or {@code not_applied}
     * @param status the answer's status, when there was one
     * @param logId Check's id of the request, when an answer told it
     * @param id the id of the record that was changed or created
     * @param errorType Check's type of the error
     * @param message one sentence for people
     * @param evidence what proved the outcome when it was not an answer
     */
    record Result(
            long row,
            int gen,
            String outcome,
            @Nullable Integer status,
            @Nullable String logId,
            @Nullable String id,
            @Nullable String errorType,
            @Nullable String message,
            @Nullable String evidence)
            implements Entry {
        public Result {
            check(row, gen);
        }
    }

    /** One function for each case. */
    default <T> T fold(
            Function<? super Intent, ? extends T> intent,
            Function<? super Denied, ? extends T> denied,
            Function<? super Cancelled, ? extends T> cancelled,
            Function<? super Unanswered, ? extends T> unanswered,
            Function<? super Result, ? extends T> result) {
        if (this instanceof Intent i) {
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
