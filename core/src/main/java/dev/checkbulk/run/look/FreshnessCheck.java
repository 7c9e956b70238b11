package dev.checkbulk.run.look;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.plan.Edit;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The look at a row's record just before the row is sent, as long as it counts. Confined to the client's context. */
public final class FreshnessCheck {
    private final RecordPrefetch currents;
    private final CheckClient client;
    private final Edit edit;
    private @Nullable Moment fits;

    public FreshnessCheck(RecordPrefetch currents, CheckClient client, Edit edit) {
        this.currents = currents;
        this.client = client;
        this.edit = edit;
    }

    /** What a look comes to. */
    public sealed interface Verdict permits Fits, Ends, Unread {}

    /** The record is as it was planned for. */
    record Fits() implements Verdict {}

    /** The row ends so, without being sent. */
    public record Ends(Outcome outcome) implements Verdict {}

    /** There was no definite answer. */
    public record Unread(Cause cause) implements Verdict {}

    /** Whether the record has to be looked at, for the first time or again. */
    public boolean isDue() {
        return Drift.concerns(edit)
                && (fits == null || !fits.isWithin(PrefetchSizes.fresh(client), client.scheduler()));
    }

    /**
     * Looks at it.
     *
     * @param request what is about to be sent
     * @return completes on the client's context; fails for an error of ours alone
     */
    public Future<Verdict> look(CheckRequest request) {
        return currents.of(client, edit).map(current -> judge(request, current)).recover(failure -> {
            Cause cause = cause(failure);
            return cause == null ? Future.failedFuture(failure) : Future.succeededFuture(new Unread(cause));
        });
    }

    private Verdict judge(CheckRequest request, Current current) {
        Outcome end = Drift.end(edit, request, current);
        if (end instanceof Outcome.Refused refused && !refused.error().fromCheck()) {
            return new Unread(new Cause(Reason.SERVER, refused.explanation(), refused.error()));
        } else if (end != null) {
            return new Ends(end);
        }
        fits = current.begun();
        return new Fits();
    }

    private static @Nullable Cause cause(Throwable failure) {
        if (!(failure instanceof ReadFailed failed)) {
            return null;
        } else if (failed.outcome() instanceof Outcome.NotApplied notApplied) {
            return notApplied.cause();
        } else if (failed.outcome() instanceof Outcome.Unknown unknown) {
            return unknown.cause();
        }
        return new Cause(Reason.UNREADABLE, String.valueOf(failure.getMessage()), null);
    }
}
