package dev.checkbulk.batch;

import dev.checkbulk.http.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of the newest outcomes in a row are alike: the same kind, for the same reason or with the same status, and if unknown
 * with a log id or without. */
final class Streak {
    private record Likeness(Outcome.Kind kind, Object why) {}

    private @Nullable Likeness last;
    private long length;

    long with(Outcome outcome) {
        Likeness likeness = new Likeness(outcome.kind(), why(outcome));
        length = likeness.equals(last) ? length + 1 : 1;
        last = likeness;
        return length;
    }

    private static Object why(Outcome outcome) {
        return outcome.<Object>fold(
                done -> "",
                skipped -> "",
                refused -> refused.error().status(),
                notApplied -> notApplied.cause().reason(),
                unknown -> List.of(unknown.cause().reason(), unknown.cause().logId() == null));
    }
}
