package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.jobs.JobEvent.Stage;
import dev.checkbulk.jobs.JobEvent.Wait.Reason;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.Unconfirmed;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** How a run of this process stands, for all who listen to it. Any thread may call. */
final class Told implements EventStream.Source {
    private final Engine engine;
    private final RowEvents rows;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();

    private volatile Stage stage = Stage.SENDING;
    private volatile Opened opened = new Opened(null, 0, 0, 0, false);
    private volatile Counted counted = new Counted(BatchReport.EMPTY, null);
    private volatile @Nullable RunSummary ended;
    private volatile @Nullable Throwable failure;

    /** The run as it was taken up. */
    private record Opened(@Nullable Run run, long rows, long open, long inDoubt, boolean otherKey) {}

    /** The rows that had ended before what is sent now, and that. */
    private record Counted(BatchReport before, @Nullable BatchRun now) {
        BatchReport all() {
            return now == null ? before : before.plus(now.soFar());
        }
    }

    Told(Engine engine, StoredRun stored) {
        this.engine = engine;
        this.rows = new RowEvents(stored);
    }

    void opened(Run run, long open, long inDoubt, boolean otherKey) {
        opened = new Opened(run, run.plan().rows(), open, inDoubt, otherKey);
        counted = new Counted(run.before(), null);
    }

    void stage(Stage now) {
        stage = now;
        wake();
    }

    void batch(BatchRun now) {
        counted = new Counted(counted.before(), now);
    }

    void sent(BatchReport report) {
        counted = new Counted(counted.before().plus(report), null);
        wake();
    }

    void end(RunSummary summary) {
        ended = summary;
        wake();
    }

    /** The engine itself failed. */
    void fail(Throwable why) {
        failure = why;
        wake();
    }

    void wake() {
        streams.forEach(EventStream::wake);
    }

    ReadStream<JobEvent> stream(boolean withRows, @Nullable String after) {
        EventStream stream = new EventStream(
                engine.vertx().getOrCreateContext(), engine.blocking(), this, withRows, RowEvents.place(after));
        streams.removeIf(EventStream::over);
        streams.add(stream);
        return stream;
    }

    private Instant now() {
        return engine.clock().instant();
    }

    @Override
    public JobEvent.State state(String id) {
        Opened run = opened;
        return new JobEvent.State(
                id, now(), stage, run.open(), run.inDoubt(), engine.timing().quarantine(), run.otherKey());
    }

    private Unconfirmed unconfirmed() {
        Run run = opened.run();
        return run == null ? new Unconfirmed(0, null) : run.unconfirmed();
    }

    @Override
    public JobEvent.Progress progress(String id) {
        Duration paused = ended == null ? engine.client().quota().paused() : Duration.ZERO;
        return new JobEvent.Progress(id, now(), counted.all(), opened.rows(), paused, unconfirmed());
    }

    @Override
    public JobEvent.@Nullable Wait waiting(String id) {
        Unconfirmed looked = unconfirmed();
        if (looked.rows() > 0 && looked.nextLook() != null) {
            return new JobEvent.Wait(id, now(), Reason.LOOKUP, looked.nextLook(), looked.rows());
        }
        Duration paused = engine.client().quota().paused();
        return paused.isZero() ? null : new JobEvent.Wait(id, now(), Reason.PAUSE, now().plus(paused), 0);
    }

    @Override
    public @Nullable RunSummary ended() {
        return ended;
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
