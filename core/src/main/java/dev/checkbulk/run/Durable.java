package dev.checkbulk.run;

import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run does with each edit. While an edit of a record is not settled, no other edit of that record is sent, and no later
 * step of its row. Confined to the client's context.
 */
final class Durable implements Operation<Edit> {
    private final Shared shared;
    private final Map<Long, Past> past;
    private final Steps steps;
    private final Known known;
    private final Set<String> unsettled = new HashSet<>();

    /** @param edits all of the plan, also those that have ended */
    Durable(Shared shared, List<Edit> edits, Map<Long, Past> past) {
        this.shared = shared;
        this.past = past;
        this.steps = new Steps(edits);
        this.known = Known.of(edits, steps, past, shared.keys());
    }

    @Override
    public @Nullable String key(Edit edit) {
        return steps.key(edit);
    }

    @Override
    public Future<Outcome> run(CheckClient client, Edit edit) {
        List<String> bonds = steps.bonds(edit);
        if (bonds.stream().anyMatch(unsettled::contains)) {
            unsettled.addAll(bonds); // who waits for this one waits too
            String message = "not sent: an earlier row of " + edit.label() + " has not ended";
            return Future.succeededFuture(new Outcome.NotApplied(new Cause(Cause.Reason.STOPPED, message, null)));
        }
        Past row = past.getOrDefault(edit.row(), Past.NONE);
        return new RowRun(shared, known, client, known.written().over(edit), row)
                .start()
                .map(outcome -> Discreet.of(edit, outcome))
                .onComplete(ended -> {
                    if (ended.failed() || staysOpen(ended.result())) {
                        unsettled.addAll(bonds);
                    }
                });
    }

    /** Finds out what became of the rows that may have been executed, and sends nothing. */
    Operation<Edit> settling() {
        return new Settling(shared, known, past);
    }

    /** Its turn comes again in a resumed run, and a later edit of the record must not have come before it. */
    static boolean staysOpen(Outcome outcome) {
        return outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotApplied;
    }
}
