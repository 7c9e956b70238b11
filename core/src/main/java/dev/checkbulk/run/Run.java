package dev.checkbulk.run;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A plan and what its journal says of it: begun, resumed any number of times, and finished once. Rows that have ended cost
 * no request.
 */
final class Run {
    /** Check may work on a request for 60 s, and waiting is cheaper than not knowing. */
    static final Duration DEADLINE = Duration.ofSeconds(65);

    /** Rows in quarantine hold their places, so there are many. */
    private static final int WINDOW = 5_000;

    private final Plan plan;
    private final Map<Long, Past> past;
    private final Journal journal;
    private final Timing timing;
    private final Owner owner;

    /** @param entries what the journal held when it was opened */
    Run(Plan plan, List<Entry> entries, Journal journal, Timing timing, Owner owner) {
        this.plan = plan;
        this.past = Past.of(entries);
        this.journal = journal;
        this.timing = timing;
        this.owner = owner;
    }

    /** The counts of the rows that ended before. */
    BatchReport before() {
        BatchReport report = BatchReport.EMPTY;
        for (Past row : past.values()) {
            if (row.result() != null) {
                report = report.and(row.result().outcome().kind());
            }
        }
        return report;
    }

    /**
     * Goes on with the rows that have not ended.
     *
     * @param sink is told of each of them; the row of a result is its place among them, the edit has the input's row
     */
    BatchRun start(CheckClient client, ResultSink<Edit> sink) {
        Keys keys = new Keys(plan.header().baseUrl(), plan.header().runId());
        String apiKey = client.keyFingerprint(plan.header().runId());
        RowRun.Shared shared = new RowRun.Shared(journal, keys, timing, new Turnstile(), apiKey);
        journal.append(new Entry.Opened(client.scheduler().wallClock(), owner.host(), owner.process(), apiKey));
        List<Edit> open = plan.edits().stream().filter(this::isOpen).toList();
        return new Batch(client.deadline(DEADLINE))
                .window(WINDOW)
                .start(Source.of(open), new Durable(shared, past, written()), sink);
    }

    private Written written() {
        Written written = new Written();
        plan.edits().stream().filter(this::isDone).forEach(written::done);
        return written;
    }

    private boolean isDone(Edit edit) {
        Entry.Result result = past.getOrDefault(edit.row(), Past.NONE).result();
        return result != null && result.outcome() instanceof Outcome.Done;
    }

    private boolean isOpen(Edit edit) {
        return past.getOrDefault(edit.row(), Past.NONE).result() == null;
    }
}
