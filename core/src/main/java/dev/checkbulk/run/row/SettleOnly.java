package dev.checkbulk.run.row;

import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.RowHistory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of rows that may have been executed, by looking: it sends no write, and none again. Confined to the
 * client's context.
 */
final class SettleOnly implements Operation<Edit> {
    private final RunContext shared;
    private final RowMemory known;
    private final JournalIndex past;

    SettleOnly(RunContext shared, RowMemory known, JournalIndex past) {
        this.shared = shared;
        this.known = known;
        this.past = past;
    }

    @Override
    public @Nullable String key(Edit edit) {
        return edit.resource();
    }

    /** Not applied when it is proven that nothing happened, unknown when that is not; else its end. */
    @Override
    public Future<Outcome> run(CheckClient client, Edit planned) {
        RowHistory row = past.history(planned.row());
        Edit edit = known.written().over(planned);
        RowKey key = new RowKey(shared, client, edit, row);
        Promise<LookupResult> seen = Promise.promise();
        StoppableDelay.of(
                client,
                shared.timing().quarantine(),
                () -> new LookupRetries(
                                new LostWriteLookup(client, known.created(), edit, key), client, shared.timing())
                        .start()
                        .onSuccess(seen::complete),
                () -> seen.complete(new LookupResult.Unseen(new Cause(
                        Reason.STOPPED, "not settled: " + client.stop().reason(), null))));
        return seen.future().compose(finding -> settled(edit, key, row, finding));
    }

    private Future<Outcome> settled(Edit edit, RowKey key, RowHistory row, LookupResult finding) {
        if (finding instanceof LookupResult.Happened happened) {
            return ended(edit, key, happened.outcome(), happened.evidence());
        } else if (finding instanceof LookupResult.Changed changed) {
            return ended(edit, key, new Outcome.Skipped(Outcome.Skipped.Reason.CONFLICT, changed.message()), null);
        } else if (finding instanceof LookupResult.Absent) {
            return absent(edit, key, row);
        } else if (finding instanceof LookupResult.Unseen unseen) {
            return Future.succeededFuture(new Outcome.Unknown(unseen.cause()));
        }
        String why = finding instanceof LookupResult.Unclear unclear ? unclear.message() : "it is running";
        return Future.succeededFuture(new Outcome.Unknown(new Cause(Reason.SERVER, why, null)));
    }

    private Future<Outcome> ended(Edit edit, RowKey key, Outcome outcome, @Nullable String evidence) {
        known.ended(edit, key.request(), outcome);
        return shared.journal()
                .append(new Entry.Result(edit.row(), key.generation(), outcome, evidence))
                .map(outcome);
    }

    /** Nothing was executed. An earlier silence ends only with its key: the row gets another, under which nothing leaves. */
    private Future<Outcome> absent(Edit edit, RowKey key, RowHistory row) {
        known.created().nothing(edit.row());
        if (row.silent()) {
            key.next(key.request());
            shared.journal().append(key.intent());
        }
        Outcome outcome = new Outcome.NotApplied(new Cause(Reason.STOPPED, "not sent: it did not take effect", null));
        return shared.journal()
                .append(new Entry.Cancelled(edit.row(), key.generation()))
                .map(outcome);
    }
}
