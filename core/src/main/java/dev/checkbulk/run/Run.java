package dev.checkbulk.run;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.batch.StopRule;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.ReadAhead;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.look.IntentGate;
import dev.checkbulk.run.row.DurableOperation;
import dev.checkbulk.run.row.Keys;
import dev.checkbulk.run.row.RowMemory;
import dev.checkbulk.run.row.RowStages;
import dev.checkbulk.run.row.RunContext;
import dev.checkbulk.run.row.UnconfirmedRows;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RowStates;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.state.Unconfirmed;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan and what its journal says of it, taken up by this process: begun, resumed any number of times, and finished once.
 * Rows that have ended cost no request. What a row's result says was durable before it was told.
 */
public final class Run {
    /** Check may work on a request for 60 s, and waiting is cheaper than not knowing. */
    static final Duration DEADLINE = Duration.ofSeconds(65);

    /** Rows in quarantine hold their places, so there are many. */
    private static final int WINDOW = 5_000;

    private final Plan plan;
    private final JournalIndex past;
    private final RowMemory memory;
    private final Journal journal;
    private final Timing timing;
    private final Owner owner;
    private final Map<String, String> elsewhere;
    private final Release release;
    private long left;
    private final UnconfirmedRows unconfirmed = new UnconfirmedRows();
    private final RowStages stages = new RowStages();
    private @Nullable DurableOperation durable;
    private UnaryOperator<Batch> shape = batch -> batch.window(WINDOW);

    /** What others wait for: called on the journal's thread once its file is closed, and told whether all rows have ended. */
    @FunctionalInterface
    interface Release {
        void run(boolean ended);
    }

    /**
     * @param past what the journal held when it was opened
     * @param memory what that tells the rows
     * @param elsewhere the records that another run has not settled, each with that run's name
     */
    public Run(
            Plan plan,
            JournalIndex past,
            RowMemory memory,
            Journal journal,
            Timing timing,
            Owner owner,
            Map<String, String> elsewhere,
            Release release) {
        this.plan = plan;
        this.past = past;
        this.journal = journal;
        this.timing = timing;
        this.owner = owner;
        this.elsewhere = Map.copyOf(elsewhere);
        this.left = new RowStates(plan, past).open();
        this.memory = memory;
        this.release = release;
    }

    public Plan plan() {
        return plan;
    }

    /** Where each row stood when the run was taken up, ascending. */
    public List<RowState> rows() {
        return new RowStates(plan, past);
    }

    /** The counts of the rows that had ended when the run was taken up. */
    public BatchReport before() {
        BatchReport report = BatchReport.EMPTY;
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            report = report.and(kind, past.count(kind));
        }
        for (Untouched row : plan.untouched()) {
            report = report.and(row.outcome().kind());
        }
        return report;
    }

    /**
     * From now on what is started sends fixed batches, as in Check's guide: all rows of one have ended before the next begins. A
     * row that waits for proof holds its batch up.
     *
     * @throws IllegalArgumentException as {@link Batch#batchSize}
     */
    public void inBatchesOf(int rows) {
        shape = batch -> batch.batchSize(rows);
    }

    /** Whether requests that may have been executed were sent with another API key than this client's. */
    public boolean hasAnotherKey(CheckClient client) {
        String apiKey = client.keyFingerprint(plan.header().runId());
        return past.begun().values().stream()
                .anyMatch(row -> row.unanswered() && !Objects.equals(row.apiKey(), apiKey));
    }

    /**
     * Goes on with the rows that have not ended.
     *
     * @param client may send to where the plan says
     * @param stop stops the run too, besides {@link StopRule#hopeless}
     * @param sink is told of each of them; the row of a result is its place among them, the edit has the input's row
     * @throws IllegalArgumentException when the client's base URL is not the plan's
     */
    public BatchRun start(CheckClient client, StopRule stop, ResultSink<Edit> sink) {
        return start(client, stop, sink, edit -> true);
    }

    /**
     * Goes on with some of the rows that have not ended. May be called again for others when that has reported.
     *
     * @param which whether an edit is one of them
     */
    public BatchRun start(CheckClient client, StopRule stop, ResultSink<Edit> sink, Predicate<Edit> which) {
        requirePlace(client);
        DurableOperation durable = durable(client);
        Stream<Edit> open = left == 0
                ? Stream.empty()
                : plan.edits().stream().filter(this::isOpen).filter(which);
        return shape.apply(new Batch(client.deadline(DEADLINE)))
                .stopWhen(stop)
                .start(source(client, open), durable, result -> {
                    left -= result.outcome().open() ? 0 : 1;
                    return sink.accept(result);
                });
    }

    /** The rows that are looked up now because their answer was not Check's. May be called from any thread. */
    public Unconfirmed unconfirmed() {
        return unconfirmed.now();
    }

    /** Which ways its rows took until now. */
    RowStages stages() {
        return stages;
    }

    /** One for all starts: what the rows have found out for each other lasts. */
    private DurableOperation durable(CheckClient client) {
        DurableOperation known = durable;
        if (known == null) {
            String apiKey = client.keyFingerprint(plan.header().runId());
            RunContext shared = new RunContext(
                    journal,
                    keys(plan),
                    timing,
                    new IntentGate(client.scheduler()),
                    apiKey,
                    elsewhere,
                    unconfirmed,
                    stages);
            var opened = new Entry.Opened(
                    client.scheduler().wallClock(),
                    owner.host(),
                    owner.process(),
                    apiKey,
                    client.quota().limit().perSecond(),
                    owner.proofs());
            client.scheduler().execute(() -> journal.append(opened)); // before the first intent, and durable with it
            known = new DurableOperation(shared, memory, past);
            durable = known;
        }
        return known;
    }

    private void requirePlace(CheckClient client) {
        if (!Environment.samePlace(
                client.environment().baseUrl().toString(), plan.header().baseUrl())) {
            throw new IllegalArgumentException("This run is of " + plan.header().baseUrl() + ", and the client of "
                    + client.environment().baseUrl());
        }
    }

    /**
     * Looks what became of the rows that may have been executed, after the quarantine. Sends nothing: neither them nor those
     * that were never sent.
     */
    BatchRun settle(CheckClient client, ResultSink<Edit> sink) {
        requirePlace(client);
        DurableOperation durable = durable(client);
        Stream<Edit> maybe = plan.edits().stream()
                .filter(edit -> isOpen(edit) && past.history(edit.row()).unanswered());
        return new Batch(client.deadline(DEADLINE))
                .window(WINDOW)
                .start(source(client, maybe), durable.settling(), result -> {
                    left -= result.outcome().open() ? 0 : 1;
                    return sink.accept(result);
                });
    }

    /**
     * Gives the run back. To be called when what was started has reported, or nothing was.
     *
     * @return completes when everything is on the disk and others may take the run up; fails when the journal could not be
     *     written
     */
    public Future<Void> close() {
        return journal.close(() -> release.run(left == 0));
    }

    static Keys keys(Plan plan) {
        return new Keys(plan.header().baseUrl(), plan.header().runId());
    }

    /** Rows are read from their file, away from the client's context. */
    private static Source<Edit> source(CheckClient client, Stream<Edit> edits) {
        return new ReadAhead<Edit>(client.scheduler()::blocking, edits)::next;
    }

    private boolean isOpen(Edit edit) {
        return !past.isEnded(edit.row());
    }
}
