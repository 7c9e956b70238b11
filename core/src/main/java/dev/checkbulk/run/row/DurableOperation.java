package dev.checkbulk.run.row;

import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.RowHistory;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run does with each edit. While an edit of a record is not settled, no other edit of that record is sent, and no later
 * step of its row. Confined to the client's context.
 */
public final class DurableOperation implements Operation<Edit> {
    private final RunContext shared;
    private final JournalIndex past;
    private final EditOrder steps;
    private final RowMemory known;
    private final Set<String> unsettled = new HashSet<>();

    /**
     * @param known what {@link RowMemory#of} tells of the journal
     * @param past where each row stood when the run was taken up
     */
    public DurableOperation(RunContext shared, RowMemory known, JournalIndex past) {
        this.shared = shared;
        this.past = past;
        this.steps = known.order();
        this.known = known;
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
        RowHistory row = past.history(edit.row());
        return new RowRun(shared, known, client, known.written().over(edit), row)
                .start()
                .map(outcome -> Discreet.of(edit, outcome))
                .onComplete(ended -> {
                    if (steps.isAwaited(edit)
                            && (ended.failed() || ended.result().open())) {
                        unsettled.addAll(bonds);
                    }
                });
    }

    /** Finds out what became of the rows that may have been executed, and sends nothing. */
    public Operation<Edit> settling() {
        return new SettleOnly(shared, known, past);
    }
}
