package dev.checkbulk.batch;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.Optional;
import java.util.Set;

/** The rule of {@link StopRule#hopeless}: what the rest of a batch can only end like. */
final class Hopeless {
    private static final Set<Integer> OURS_TO_MEND = Set.of(405, 415, 501);

    private Hopeless() {}

    static Optional<String> check(StopRule.Progress progress) {
        Outcome last = progress.last();
        int status = last.objection().map(CheckError::status).orElse(0);
        if (OURS_TO_MEND.contains(status)) {
            return Optional.of("Check does not have this request (" + status + ")");
        }
        if (status == 407) {
            return Optional.of("a proxy on the way to Check wants credentials (407)");
        }
        if (status == 403 && progress.alike() >= 5) {
            return Optional.of("the key has no permission (403, " + progress.alike() + " times in a row)");
        }
        Optional<Cause> cause = last.fold(
                done -> Optional.empty(),
                skipped -> Optional.empty(),
                refused -> Optional.empty(),
                notApplied -> Optional.of(notApplied.cause()),
                unknown -> Optional.of(unknown.cause()));
        return cause.flatMap(why -> unfinished(why, progress.alike()));
    }

    private static Optional<String> unfinished(Cause cause, long alike) {
        boolean stop = switch (cause.reason()) {
            case UNAUTHORIZED, UNTRUSTED, LONG_WAIT, JOURNAL -> true;
            case UNREADABLE -> Strangers.isStrange(cause) && alike >= 3; // a portal or a proxy
            case CONNECT -> alike >= 5;
            case THROTTLED -> alike >= 10;
            case STOPPED, OPERATION, DEADLINE, BROKEN, SERVER -> false;
        };
        if (!stop) {
            return Optional.empty();
        }
        return Optional.of(cause.reason() == Cause.Reason.UNREADABLE ? Strangers.reason(cause) : cause.message());
    }
}
