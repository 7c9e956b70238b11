package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one row tells the journal. The row goes on when it is durable. */
final class RowLog {
    private final RunContext shared;
    private final RowMemory known;
    private final CheckClient client;
    private final Edit edit;
    private final RowKey key;
    private final Consumer<Runnable> step;
    private final Consumer<Throwable> lost;
    private @Nullable Instant sent;

    /**
     * @param step goes on with the row
     * @param lost is told, as a step, that an entry may not be durable
     */
    RowLog(
            RunContext shared,
            RowMemory known,
            CheckClient client,
            Edit edit,
            RowKey key,
            Consumer<Runnable> step,
            Consumer<Throwable> lost) {
        this.shared = shared;
        this.known = known;
        this.client = client;
        this.edit = edit;
        this.key = key;
        this.step = step;
        this.lost = lost;
    }

    /** The request is about to be sent under this key. */
    void intent(Entry.Intent intent, Runnable then) {
        known.created().mayBe(edit.row(), key.request());
        sent = null;
        record(intent, then);
    }

    /** It leaves in this turn. */
    void leaves() {
        sent = client.scheduler().wallClock();
    }

    /** It was not sent. */
    void cancelled(Runnable then) {
        unlessUnanswered();
        record(new Entry.Cancelled(edit.row(), key.generation()), then);
    }

    /** It was answered with a no that says nothing was executed. */
    void denied(CheckError error, Runnable then) {
        unlessUnanswered();
        Entry denied = new Entry.Denied(edit.row(), key.generation(), error.status());
        key.denied();
        record(denied, then);
    }

    /** It has no answer that can be trusted. */
    void unanswered(String reason, @Nullable String logId, Runnable then) {
        record(new Entry.Unanswered(edit.row(), key.generation(), reason, logId), then);
    }

    /** The row's end. */
    void result(Outcome outcome, @Nullable String evidence, Runnable then) {
        record(new Entry.Result(edit.row(), key.generation(), Discreet.of(edit, outcome), evidence), then);
    }

    private void unlessUnanswered() {
        if (!key.unanswered()) {
            known.created().nothing(edit.row());
        }
    }

    private void record(Entry entry, Runnable then) {
        shared.journal()
                .append(entry, sent)
                .onComplete(kept -> step.accept(then), failure -> step.accept(() -> lost.accept(failure)));
    }
}
