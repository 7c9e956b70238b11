package dev.checkbulk.jobs;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.file.InputReader;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.Blocking;
import dev.checkbulk.jobs.plan.NewRunId;
import dev.checkbulk.jobs.plan.PlanFailed;
import dev.checkbulk.jobs.plan.PlanMaker;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.jobs.report.EndFiles;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.NextCommand;
import dev.checkbulk.jobs.report.Results;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.jobs.type.JobTypes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From a file's bytes to a proven result: an input is read and checked, planned, agreed to, carried out and reported on. Several
 * may be at work in one process, with other keys, places and stores. Any thread may call; futures complete on the caller's
 * context, and no event loop is blocked.
 *
 * <p>Futures also fail with {@link RunRefused} where a run's files object, and with {@link IllegalStateException} after
 * {@link #close}.
 */
public final class Jobs {
    private final Engine engine;
    private final LiveRuns live;

    private Jobs(Engine engine, LiveRuns live) {
        this.engine = engine;
        this.live = live;
    }

    /**
     * An engine.
     *
     * @param store where its runs are
     * @param client sends what it sends, and is the caller's to close, after the engine
     */
    public static Jobs on(Vertx vertx, RunStore store, CheckClient client) {
        Engine engine = new Engine(
                vertx, store, client, Timing.CHECK, Blocking.of(vertx), Clock.systemUTC(), false, false, null);
        return new Jobs(engine, new LiveRuns());
    }

    /**
     * An engine without a key, for whoever shows what is kept: saved plans, runs, their rows, events and reports, and purges. What
     * asks Check something fails with {@link IllegalStateException}.
     *
     * @param store where its runs are
     */
    public static Jobs reading(Vertx vertx, RunStore store) {
        Engine engine =
                new Engine(vertx, store, null, Timing.CHECK, Blocking.of(vertx), Clock.systemUTC(), false, false, null);
        return new Jobs(engine, new LiveRuns());
    }

    /** The same engine for a server that is not Check, or that is done sooner. */
    public Jobs timing(Timing timing) {
        return new Jobs(engine.timing(timing), live);
    }

    /** The same engine, whose client's server ends with this process: what it begins cannot be gone on with. */
    public Jobs forRehearsal() {
        return new Jobs(engine.forRehearsal(), live);
    }

    /** The same engine for a process that runs one run: its connections are closed before the files of its end are written. */
    public Jobs forOneRun() {
        return new Jobs(engine.forOneRun(), live);
    }

    /** The same engine, whose reports say how what comes next is typed. */
    public Jobs typed(NextCommand commands) {
        return new Jobs(engine.typed(commands), live);
    }

    /** What can be done. */
    public List<JobType> types() {
        return JobTypes.all();
    }

    /**
     * Reads and checks an input, looks at what is there now, and plans what is sent.
     *
     * @return fails with {@link dev.checkbulk.jobs.input.InvalidInput} that has all problems, with
     *     {@link dev.checkbulk.jobs.plan.RowsDoNotFit}, with {@link PlanFailed}, and with {@link AlreadyRun} when the same
     *     input was run before (see {@link #planAgain})
     * @throws IllegalArgumentException when there is no such type, or it has no such option
     */
    public Future<PlannedJob> plan(JobSpec spec, InputFile input) {
        return plan(spec, input, Guard.NEW_WORK);
    }

    /** The same for an input that may have been run before; its start wants {@link Allowance#SAME_WORK} then. */
    public Future<PlannedJob> planAgain(JobSpec spec, InputFile input) {
        return plan(spec, input, Guard.NONE);
    }

    private Future<PlannedJob> plan(JobSpec spec, InputFile input, Guard guard) {
        JobType type = JobTypes.named(spec.type());
        return here(() -> blocking(() -> type.work(read(type, input), spec.options()))
                .compose(work -> planned(type.script(), work, spec.user(), spec.note(), guard)));
    }

    private static Input read(JobType type, InputFile input) throws Exception {
        try (InputStream bytes = input.open()) {
            return InputReader.read(bytes, input.name(), input.path(), type.shape());
        }
    }

    /**
     * Plans work of the caller's own, whether its input was run before or not.
     *
     * @param script what the run is called after: with the same input and place it is the same work
     * @param user who asks for it, as the run will say; may be empty
     * @param note why, likewise
     * @return as {@link #plan}
     */
    public Future<PlannedJob> plan(String script, Work<?> work, String user, String note) {
        return here(() -> planned(script, work, user, note, Guard.NONE));
    }

    private Future<PlannedJob> planned(String script, Work<?> work, String user, String note, Guard guard) {
        Input input = work.input();
        About about = new About(
                        work.plural(),
                        work.participle(),
                        work.request(),
                        input.name(),
                        input.file(),
                        input.form(),
                        engine.rehearsal(),
                        null,
                        null)
                .by(user, note);
        Plan.Header header = new Plan.Header(
                NewRunId.make(),
                script,
                input.sha256(),
                engine.client().environment().baseUrl().toString(),
                engine.clock().instant(),
                about.json());
        return this.<Void>blocking(() -> {
                    require(guard, header);
                    return null;
                })
                .compose(allowed -> new PlanMaker(engine.client().reading(), engine.blocking()).make(header, work))
                .recover(failure ->
                        Future.failedFuture(failure instanceof ReadFailed unread ? new PlanFailed(unread) : failure))
                .compose(plan -> PlannedJob.of(plan, about, Origin.HERE, null, engine));
    }

    private void require(Guard guard, Plan.Header header) throws RunRefused {
        try {
            engine.store().require(guard, header);
        } catch (RunRefused e) {
            throw already(e, header);
        }
    }

    /**
     * Plans the rows again that another run ended without success. What has changed since is not sent.
     *
     * @return fails with {@link RunRefused} when rows have not ended or none failed, and with {@link PlanFailed}
     */
    public Future<PlannedJob> retry(RunId run) {
        return here(() -> found(run).compose(this::retry));
    }

    /** The same, asked for by somebody, and why, as the run will say; either may be empty. */
    public Future<PlannedJob> retry(RunId run, String user, String note) {
        return here(() -> found(run)
                .compose(of -> unread(new FollowUps(engine).by(user, note).retry(of))));
    }

    /** The same of a run that is at hand; one that this store did not make has to be agreed to first. */
    public Future<PlannedJob> retry(StoredRun run) {
        return here(() -> unread(new FollowUps(engine).retry(run)));
    }

    /**
     * Plans what restores what a run changed. Rows that may have been executed are looked up first; what somebody has changed
     * since is kept.
     *
     * @return fails with {@link RunRefused} when it was undone or nothing was done, and with {@link PlanFailed}
     */
    public Future<PlannedJob> undo(RunId run) {
        return here(() -> found(run).compose(this::undo));
    }

    /** The same, asked for by somebody, and why, as the run will say; either may be empty. */
    public Future<PlannedJob> undo(RunId run, String user, String note) {
        return here(() -> found(run)
                .compose(of -> unread(new FollowUps(engine).by(user, note).undo(of))));
    }

    /** The same of a run that is at hand; one that this store did not make has to be agreed to first. */
    public Future<PlannedJob> undo(StoredRun run) {
        return here(() -> unread(new FollowUps(engine).undo(run)));
    }

    private static Future<PlannedJob> unread(Future<PlannedJob> planned) {
        return planned.recover(failure ->
                Future.failedFuture(failure instanceof ReadFailed unread ? new PlanFailed(unread) : failure));
    }

    /**
     * Reads a plan that was saved. Nothing is asked of Check.
     *
     * @return fails with {@link RunRefused} when it is none, or was changed since
     */
    public Future<PlannedJob> planned(InputFile planFile) {
        return here(() -> blocking(() -> {
                    try (InputStream bytes = planFile.open()) {
                        return engine.store().read(bytes);
                    }
                })
                .compose(saved -> planned(saved)));
    }

    /** The same of a plan that was read. */
    public Future<PlannedJob> planned(RunStore.Saved saved) {
        return here(() -> blocking(() -> {
                    About about = About.of(saved.plan().header().about());
                    return saved.origin() == Origin.HERE
                            ? about
                            : about.inOwnWords(saved.plan().edits());
                })
                .compose(about -> PlannedJob.of(saved.plan(), about, saved.origin(), null, engine)));
    }

    /**
     * Carries a plan out.
     *
     * @return completes when it is written and sending begins; fails with {@link NotAgreed}, with {@link AlreadyRun}, and with
     *     {@link IllegalArgumentException} when it is for another place than this engine's
     */
    public Future<RunHandle> start(PlannedJob job, Agreement agreement) {
        return here(() -> live.awaited(this.<StoredRun>blocking(() -> {
                    engine.client(job.plan().header());
                    Agreed.require(job, agreement, engine.clock().instant());
                    return create(job, agreement);
                })
                .compose(run -> begin(run, job.about(), agreement))));
    }

    private StoredRun create(PlannedJob job, Agreement agreement) throws RunRefused {
        Plan plan = job.plan();
        PlannedJob.Follows follows = job.follows();
        try {
            if (follows == null) {
                Guard guard = agreement.allows(Allowance.SAME_WORK) || engine.rehearsal() ? Guard.NONE : Guard.NEW_WORK;
                return engine.store().create(agreement.folder(), plan, guard);
            }
            return follows.undo()
                    ? engine.store().createUndo(follows.of(), agreement.folder(), plan)
                    : engine.store().createRetry(follows.of(), agreement.folder(), plan);
        } catch (RunRefused e) {
            throw already(e, plan.header());
        }
    }

    /** Names the run that did the same work. */
    private RunRefused already(RunRefused refused, Plan.Header header) throws RunRefused {
        if (refused.reason() != RunRefused.Reason.SAME_WORK) {
            return refused;
        }
        RunId same = null;
        for (StoredRun run : engine.store().all()) {
            Plan.Header other = run.header();
            boolean sameWork = other.script().equals(header.script())
                    && other.input().equals(header.input())
                    && Environment.samePlace(other.baseUrl(), header.baseUrl());
            if (same == null && (sameWork || other.runId().equals(header.runId()))) {
                same = RunId.of(run);
            }
        }
        throw new AlreadyRun(same, refused);
    }

    /**
     * Goes on with a run that was stopped, whatever stopped it.
     *
     * @param agreement is about the rows that have not ended; there may be fewer by now
     * @return completes when it is taken up, with a run that is over when nothing is left to send; fails with {@link NotAgreed},
     *     and with {@link RunRefused} when another process has it
     */
    public Future<RunHandle> resume(RunId run, Agreement agreement) {
        return here(() -> found(run).compose(stored -> resume(stored, agreement)));
    }

    /** The same of a run that is at hand: what was looked at is what is sent. */
    public Future<RunHandle> resume(StoredRun run, Agreement agreement) {
        return here(() -> live.awaited(blocking(() -> toResume(run, agreement))
                .compose(about ->
                        about.isPresent() ? begin(run, about.get(), agreement) : FollowedRun.of(engine, run))));
    }

    /** What it is about; empty when nothing is left to send. */
    private Optional<About> toResume(StoredRun run, Agreement agreement) throws RunRefused {
        RunState state = run.state();
        engine.client(state.header());
        if (state.open() == 0 && state.holder() == null && state.damage() == null) {
            return Optional.empty();
        }
        if (state.holder() == null) { // else it is refused, whatever was agreed to
            Agreed.requireAtMost(state.open(), agreement);
        }
        if (run.origin() != Origin.HERE) {
            Agreed.requireForeign(agreement);
            run.agree();
        }
        return Optional.of(About.of(run));
    }

    private Future<RunHandle> begin(StoredRun stored, About about, Agreement agreement) {
        LiveRun run = new LiveRun(engine, stored, about, agreement);
        return live.begin(run);
    }

    /**
     * A run to look at: one that this engine has, one that another process has, or one that no process has.
     *
     * @return fails with {@link RunRefused} when there is none
     */
    public Future<RunHandle> watch(RunId run) {
        return here(() -> found(run).compose(stored -> {
            RunHandle here = live.of(stored);
            return here == null ? FollowedRun.of(engine, stored) : Future.succeededFuture(here);
        }));
    }

    /** All runs of the store, the newest first, a page at a time. */
    public Future<Page<RunSummary>> runs(RunFilter filter, @Nullable String cursor) {
        return here(() -> blocking(() -> Page.of(
                RunSummaries.all(engine.store()),
                run -> filter.standings().contains(run.standing()),
                run -> run.id().text(),
                cursor)));
    }

    /** Where the rows of a run's input stand, a page at a time. */
    public Future<Page<RowState>> rows(RunId run, RowFilter filter, @Nullable String cursor) {
        return here(() -> watch(run).compose(handle -> handle.rows(filter, cursor)));
    }

    /**
     * Writes the results and the report of a run anew.
     *
     * @return fails with {@link RunRefused} when a process has it: the files are its owner's to write
     */
    public Future<EndReport> report(RunId run) {
        return here(() -> found(run).compose(this::report));
    }

    /** The same of a run that is at hand. */
    public Future<EndReport> report(StoredRun run) {
        return here(() -> blocking(() -> {
            RunState state = run.state();
            if (state.holder() != null) {
                throw new RunRefused(RunRefused.Reason.TAKEN, run.name() + " is being run by " + state.holder() + ".");
            }
            RunReport.Standing standing = new RunReport.Standing(null, state.damage(), state.purge());
            return new EndFiles(engine.store(), run, About.of(run), engine.commands())
                    .write(state.rows(), null, standing);
        }));
    }

    /**
     * Takes people's data out of a run that has ended. What stays is ids, outcomes, times and log ids.
     *
     * @param who does it, as the run will say
     * @return fails with {@link RunRefused} when a row has not ended
     */
    public Future<Void> purge(RunId run, String who) {
        return here(() -> found(run)
                .compose(stored -> this.<Void>blocking(() -> {
                    Results.purge(stored, new Purged(who, engine.clock().instant()));
                    return null;
                })));
    }

    /**
     * Ends the engine: nothing new leaves, and what is in flight is awaited.
     *
     * @param patience how long; what is in flight then is looked up when its run is resumed
     * @return completes when all runs are given back
     */
    public Future<Void> close(Duration patience) {
        return engine.blocking()
                .here(live.close(patience).eventually(() -> engine.blocking().close()));
    }

    private Future<StoredRun> found(RunId run) {
        return blocking(() -> engine.store().find(run.text()));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return engine.blocking().call(work);
    }

    private <T> Future<T> here(Supplier<Future<T>> work) {
        return live.closed()
                ? Future.failedFuture(new IllegalStateException("This engine is closed"))
                : engine.blocking().here(work.get());
    }
}
