package dev.checkbulk.batch;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers that are not Check's, attempt by attempt: an item may go on for hours before its end could tell. Those of
 * Check's have a log id, be they readable or not.
 */
final class Strangers {
    private static final int MOST_IN_A_ROW = 3;

    private int inARow;

    /** An attempt has ended: the reason to send nothing more, or empty to go on. */
    Optional<String> ended(Attempt attempt) {
        Cause strange = strange(attempt);
        if (strange != null) {
            return ++inARow >= MOST_IN_A_ROW ? Optional.of(reason(strange)) : Optional.empty();
        }
        if (wasSent(attempt)) {
            inARow = 0;
        }
        return Optional.empty();
    }

    /** Whether the answer without a log id is no JSON of Check's. */
    static boolean isStrange(Cause cause) {
        return cause.reason() == Cause.Reason.UNREADABLE && cause.logId() == null;
    }

    static String reason(Cause cause) {
        return "the answers are not Check's (" + cause.message() + ")";
    }

    private static @Nullable Cause strange(Attempt attempt) {
        return attempt instanceof Attempt.Final end
                        && end.outcome() instanceof Outcome.Unknown unknown
                        && isStrange(unknown.cause())
                ? unknown.cause()
                : null;
    }

    /** What was withheld or stopped says nothing of who answers. */
    private static boolean wasSent(Attempt attempt) {
        boolean unsent = attempt instanceof Attempt.Withheld
                || attempt instanceof Attempt.Final end
                        && end.outcome() instanceof Outcome.NotApplied no
                        && (no.cause().reason() == Cause.Reason.STOPPED
                                || no.cause().reason() == Cause.Reason.OPERATION);
        return !unsent;
    }
}
