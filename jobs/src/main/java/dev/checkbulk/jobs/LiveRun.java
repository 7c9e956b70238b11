package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.CanaryPlan;
import dev.checkbulk.jobs.plan.CanaryRows;
import dev.checkbulk.jobs.report.EndFiles;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.jobs.report.Trouble;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One process's work on a stored run: taken up, sent until its end or a stop, reported on, and given back. */
final class LiveRun implements RunHandle {
    private static final long LONGEST_CLOSE_SECONDS = 10;
    private static final long TICK_MS = 200;

    private final Engine engine;
    private final StoredRun stored;
    private final About about;
    private final Agreement agreement;
    private final Context context;
    private final Told told;
    private final Promise<EndReport> end = Promise.promise();
    private final Promise<RunSummary> done = Promise.promise();
    /** How rows stand that have no end yet, and those of the canary: what ended is in the journal before it is told. */
    private final Map<Long, Outcome> seen = new ConcurrentHashMap<>();

    private volatile @Nullable Taken taken;
    private volatile @Nullable BatchRun batch;
    private volatile @Nullable String cancelled;
    private volatile boolean abandoned;

    /** The run as it was taken up. */
    private record Taken(Run run, List<Edit> canary) {
        boolean isCanary(Edit edit) {
            return canary.stream().anyMatch(first -> first.row() == edit.row());
        }
    }

    LiveRun(Engine engine, StoredRun stored, About about, Agreement agreement) {
        this.engine = engine;
        this.stored = stored;
        this.about = about;
        this.agreement = agreement;
        this.context = engine.vertx().getOrCreateContext();
        this.told = new Told(engine, stored);
    }

    /**
     * Takes the run up, and begins to send.
     *
     * @return completes when it is taken up; fails with {@link RunRefused} when it cannot be, and nothing was sent then
     */
    Future<RunHandle> begin() {
        return engine.blocking()
                .call(this::take)
                .<RunHandle>map(begun -> {
                    Future<EndReport> all = sendAll(begun);
                    all.onComplete(end);
                    all.compose(report -> engine.blocking().call(() -> RunSummaries.ended(stored, report)))
                            .onComplete(ended -> context.runOnContext(turn -> {
                                done.handle(ended);
                                if (ended.succeeded()) {
                                    told.end(ended.result());
                                } else {
                                    told.fail(ended.cause());
                                }
                            }));
                    return this;
                })
                .recover(this::refuse);
    }

    /** It is not taken up: it has no end either. */
    Future<RunHandle> refuse(Throwable why) {
        end.tryFail(why);
        done.tryFail(why);
        told.fail(why);
        return Future.failedFuture(why);
    }

    boolean isTaken() {
        return taken != null;
    }

    private Taken take() throws RunRefused {
        Run run = stored.open(engine.client(), agreement.allows(Agreement.Allowance.TAKE_OVER), engine.timing());
        try {
            Taken now = taken(run);
            taken = now;
            if (abandoned) { // whoever gave it up did not see it
                throw new IllegalStateException(id() + " was given back before it was taken up");
            }
            return now;
        } catch (RunRefused | RuntimeException | Error e) {
            run.close();
            throw e;
        }
    }

    private Taken taken(Run run) throws RunRefused {
        RunState state = stored.state();
        if (agreement.batchSize() > 0) {
            run.inBatchesOf(agreement.batchSize());
        }
        told.opened(run, state.open(), state.counts().unknown(), run.hasAnotherKey(engine.client()));
        int first = agreement.canary().rows();
        return new Taken(run, first == 0 ? List.of() : canary(run, first));
    }

    private static List<Edit> canary(Run run, int rows) {
        Set<Long> open = run.rows().stream()
                .filter(row -> !row.ended())
                .map(RowState::row)
                .collect(Collectors.toSet());
        List<Edit> left = run.plan().edits().stream()
                .filter(edit -> open.contains(edit.row()))
                .toList();
        Set<Long> chosen = CanaryRows.choose(left, rows);
        return left.stream().filter(edit -> chosen.contains(edit.row())).toList();
    }

    private Future<EndReport> sendAll(Taken begun) {
        long timer = engine.vertx().setPeriodic(TICK_MS, tick -> told.wake());
        return sendParts(begun)
                .compose(report -> report(begun, report))
                .recover(failure -> closed(begun.run()).transform(ended -> Future.failedFuture(failure)))
                .onComplete(ended -> engine.vertx().cancelTimer(timer));
    }

    /** What the journal has is kept, whatever ends this. */
    private Future<Void> closed(Run run) {
        return run.close().timeout(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private Future<BatchReport> sendParts(Taken begun) {
        if (begun.canary().isEmpty()) {
            return send(begun, JobEvent.Stage.SENDING, edit -> true);
        }
        return send(begun, JobEvent.Stage.CANARY, begun::isCanary)
                .compose(report -> report.stopped() != null
                        ? Future.succeededFuture(report)
                        : judged(begun)
                                .compose(objection -> objection
                                        .map(why -> Future.succeededFuture(report.stopped(why)))
                                        .orElseGet(() ->
                                                send(begun, JobEvent.Stage.SENDING, edit -> !begun.isCanary(edit)))));
    }

    private Future<BatchReport> send(Taken begun, JobEvent.Stage stage, Predicate<Edit> which) {
        told.stage(stage);
        ResultSink<Edit> sink = ResultSink.of(result -> {
            if (result.outcome().open() || begun.isCanary(result.item())) {
                seen.put(result.item().row(), result.outcome());
            }
        });
        return engine.blocking()
                .call(() -> begun.run().start(engine.client(), agreement.stop(), sink, which))
                .compose(sending -> {
                    begun(sending);
                    return sending.report();
                })
                .map(report -> {
                    batch = null;
                    told.sent(report);
                    return report;
                });
    }

    private synchronized void begun(BatchRun sending) {
        batch = sending;
        told.batch(sending);
        if (cancelled != null) {
            sending.cancel(cancelled);
        }
    }

    /** Why the canary's rows speak against the others, or nobody speaks for them; empty when they are to follow. */
    private Future<Optional<String>> judged(Taken begun) {
        told.stage(JobEvent.Stage.JUDGING);
        List<Edit> applied = begun.canary();
        return CanaryRows.objections(engine.client().reading(), applied, seen)
                .recover(failure -> failure instanceof ReadFailed
                        ? Future.succeededFuture(List.of(String.valueOf(failure.getMessage())))
                        : Future.failedFuture(failure))
                .compose(objections -> agreement
                        .canary()
                        .judge()
                        .objection(new CanaryPlan.Result(
                                CanaryPlan.inputs(applied),
                                CanaryPlan.inputs(begun.run().plan().edits()),
                                objections))
                        .map(objection ->
                                objections.isEmpty() ? objection : Optional.of("the canary is not as planned")))
                .map(objection -> objection.or(() -> Optional.ofNullable(cancelled)));
    }

    /** Before the run is given back: the files are its owner's to write. */
    private Future<EndReport> report(Taken begun, BatchReport report) {
        if (abandoned) {
            return Future.failedFuture(
                    new IllegalStateException(id() + " was given back before all answers were there"));
        }
        told.stage(JobEvent.Stage.REPORTING);
        Future<Void> quiet = engine.oneRun() ? engine.client().close() : Future.succeededFuture();
        return quiet.compose(closed -> engine.blocking().call(() -> write(report.stopped())))
                .compose(written -> begun.run()
                        .close()
                        .map(closed -> written)
                        .otherwise(failure ->
                                written.and(new Trouble(Trouble.Part.JOURNAL, String.valueOf(failure.getMessage())))));
    }

    private EndReport write(@Nullable String stopped) throws RunRefused {
        return new EndFiles(engine.store(), stored, about, engine.commands())
                .write(steps(), stopped, RunReport.Standing.GOOD);
    }

    /** Where the rows of the plan stand, by the files and as this process saw them. */
    private List<RowState> steps() throws RunRefused {
        Map<Long, Outcome> open = new HashMap<>(seen);
        open.values().removeIf(outcome -> !outcome.open());
        return stored.state().seen(open).rows();
    }

    Path folder() {
        return stored.folder();
    }

    @Override
    public RunId id() {
        return RunId.of(stored);
    }

    @Override
    public ReadStream<JobEvent> events(@Nullable String after) {
        return told.stream(true, after);
    }

    @Override
    public ReadStream<JobEvent> progress() {
        return told.stream(false, null);
    }

    @Override
    public Future<RunSummary> state() {
        return engine.blocking().call(() -> RunSummaries.of(stored));
    }

    @Override
    public Future<Page<RowState>> rows(RowFilter filter, @Nullable String cursor) {
        return engine.blocking()
                .call(() -> Page.of(RowState.ofInput(steps()), filter::shows, row -> Long.toString(row.row()), cursor));
    }

    @Override
    public Future<Void> cancel(String who, String reason) {
        String why = who.isBlank() ? reason : reason + ", by " + who;
        synchronized (this) {
            if (cancelled == null) {
                cancelled = why;
                if (batch != null) {
                    batch.cancel(why);
                }
            }
        }
        told.stage(JobEvent.Stage.STOPPING);
        return Future.succeededFuture();
    }

    /** Gives the run back although requests are in flight: what became of them is looked up when it is resumed. */
    Future<Void> abandon() {
        abandoned = true;
        Taken begun = taken;
        return begun == null ? Future.succeededFuture() : begun.run().close();
    }

    @Override
    public Future<EndReport> end() {
        return engine.blocking().here(end.future());
    }

    @Override
    public Future<RunSummary> done() {
        return engine.blocking().here(done.future());
    }
}
