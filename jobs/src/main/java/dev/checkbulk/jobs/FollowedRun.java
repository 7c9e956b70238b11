package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.run.state.Unconfirmed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A run that another process has, or none: followed by its files, looked at each second as long as one has it. */
final class FollowedRun implements RunHandle, EventStream.Source {
    private static final long LOOK_MS = 1_000;

    private final Engine engine;
    private final StoredRun stored;
    private final RowEvents rows;
    private final Context context;
    private final Promise<RunSummary> done = Promise.promise();
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private volatile RunSummary last;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    private FollowedRun(Engine engine, StoredRun stored, RunSummary first) {
        this.engine = engine;
        this.stored = stored;
        this.rows = new RowEvents(stored);
        this.last = first;
        this.context = engine.vertx().getOrCreateContext();
    }

    /** @return completes when its files were read; fails with {@link dev.checkbulk.run.state.RunRefused} when they cannot be */
    static Future<RunHandle> of(Engine engine, StoredRun stored) {
        return engine.blocking().call(() -> RunSummaries.of(stored)).map(first -> {
            FollowedRun run = new FollowedRun(engine, stored, first);
            run.looked(first);
            return run;
        });
    }

    private void looked(RunSummary now) {
        last = now;
        if (now.standing() == RunSummary.Standing.RUNNING) {
            engine.vertx().setTimer(LOOK_MS, turn -> look());
        } else {
            over = true;
            done.tryComplete(now);
        }
        streams.forEach(EventStream::wake);
    }

    private void look() {
        engine.blocking().call(() -> RunSummaries.of(stored)).onComplete(read -> {
            if (read.succeeded()) {
                looked(read.result());
            } else {
                failure = read.cause();
                done.tryFail(read.cause());
                streams.forEach(EventStream::wake);
            }
        });
    }

    @Override
    public RunId id() {
        return RunId.of(stored);
    }

    @Override
    public ReadStream<JobEvent> events(@Nullable String after) {
        return stream(true, after);
    }

    @Override
    public ReadStream<JobEvent> progress() {
        return stream(false, null);
    }

    private ReadStream<JobEvent> stream(boolean withRows, @Nullable String after) {
        EventStream stream = new EventStream(
                engine.vertx().getOrCreateContext(), engine.blocking(), this, withRows, RowEvents.place(after));
        streams.removeIf(EventStream::over);
        streams.add(stream);
        return stream;
    }

    @Override
    public Future<RunSummary> state() {
        return engine.blocking().call(() -> RunSummaries.of(stored));
    }

    @Override
    public Future<Page<RowState>> rows(RowFilter filter, @Nullable String cursor) {
        return engine.blocking()
                .call(() -> Page.of(
                        stored.state().ofInput().rows(), filter::shows, row -> Long.toString(row.row()), cursor));
    }

    @Override
    public Future<Void> cancel(String who, String reason) {
        return over
                ? Future.succeededFuture()
                : Future.failedFuture(new IllegalStateException(id() + " is another process's: " + last.holder()));
    }

    @Override
    public Future<EndReport> end() {
        return engine.blocking()
                .here(done.future()
                        .compose(ended -> engine.blocking().call(() -> {
                            RunState state = stored.state();
                            RunEnd end = new RunEnd(
                                    About.of(stored),
                                    RowState.ofInput(state.rows()),
                                    null,
                                    ended.files(),
                                    state.purge());
                            return new EndReport(end, List.of());
                        })));
    }

    @Override
    public Future<RunSummary> done() {
        return engine.blocking().here(done.future());
    }

    private Instant now() {
        return engine.clock().instant();
    }

    @Override
    public JobEvent.State state(String id) {
        BatchReport counts = last.counts();
        return new JobEvent.State(
                id,
                now(),
                JobEvent.Stage.ELSEWHERE,
                counts.notApplied() + counts.unknown(),
                counts.unknown(),
                engine.timing().quarantine(),
                false);
    }

    @Override
    public JobEvent.Progress progress(String id) {
        return new JobEvent.Progress(id, now(), last.counts(), last.rows(), Duration.ZERO, new Unconfirmed(0, null));
    }

    @Override
    public JobEvent.@Nullable Wait waiting(String id) {
        return null;
    }

    @Override
    public @Nullable RunSummary ended() {
        return over ? last : null;
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public EventStream.Rows rows(long place) throws Exception {
        return rows.behind(place);
    }
}
