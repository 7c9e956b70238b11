package dev.checkbulk.jobs;

import dev.checkbulk.jobs.plan.Blocking;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run for one reader. Rows are read from the run's journal when the reader asks for them, a few hundred at a time,
 * and how the run stands is told as it is then: a slow reader costs no memory, and misses no row.
 */
final class EventStream implements ReadStream<JobEvent> {
    /** Where a stream takes its events from. */
    interface Source {
        /** What the run does now, with this id. */
        JobEvent.State state(String id);

        /** How its rows stand now. */
        JobEvent.Progress progress(String id);

        /** What is waited for, or null. */
        JobEvent.@Nullable Wait waiting(String id);

        /** How it ended; null as long as it has not. */
        @Nullable
        RunSummary ended();

        /** Why it will never tell how it ended, or null. */
        @Nullable
        Throwable failure();

        /** Some of the rows that ended behind this place. Blocks. */
        Rows rows(long place) throws Exception;
    }

    /**
     * Rows that ended.
     *
     * @param place where the journal goes on behind them
     */
    record Rows(List<JobEvent.Row> rows, long place) {}

    private final Context context;
    private final Blocking blocking;
    private final Source source;
    private final boolean withRows;
    private final Queue<JobEvent> queue = new ArrayDeque<>();
    private long place;
    private long demand = Long.MAX_VALUE;
    private boolean reading;
    private boolean delivering;
    private boolean over;
    private @Nullable Handler<JobEvent> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private JobEvent.@Nullable State state;
    private JobEvent.@Nullable Progress progress;
    private JobEvent.@Nullable Wait waiting;

    /** @param after the place that is known, or -1 when none is; -1 for the rows from the first */
    EventStream(Context context, Blocking blocking, Source source, boolean withRows, long after) {
        this.context = context;
        this.blocking = blocking;
        this.source = source;
        this.withRows = withRows;
        this.place = Math.max(0, after);
    }

    /** Looks whether there is something to tell. Any thread may call. */
    void wake() {
        context.runOnContext(turn -> pump());
    }

    boolean over() {
        return over;
    }

    private void pump() {
        if (over || reading || handler == null) {
            return;
        }
        deliver();
        if (over || !queue.isEmpty() || demand == 0) {
            return;
        }
        Throwable failure = source.failure();
        if (failure != null) {
            fail(failure);
            return;
        }
        RunSummary ended = source.ended(); // before the rows are read: then they are all there
        tellStanding(ended != null);
        if (withRows) {
            read(ended);
        } else if (ended != null) {
            end(ended);
        }
    }

    private void tellStanding(boolean last) {
        String id = Long.toString(place);
        JobEvent.State now = source.state(id);
        if (state == null || (state.stage() != now.stage() && !last)) {
            state = now;
            queue.add(now);
        }
        JobEvent.Progress counts = source.progress(id);
        if (progress == null || differs(progress, counts)) {
            progress = counts;
            queue.add(counts);
        }
        JobEvent.Wait wait = source.waiting(id);
        if (wait != null
                && (waiting == null
                        || waiting.reason() != wait.reason()
                        || waiting.until().isBefore(wait.until().minusSeconds(1)))) {
            queue.add(wait);
        }
        waiting = wait;
        deliver();
    }

    private static boolean differs(JobEvent.Progress one, JobEvent.Progress other) {
        return !one.counts().equals(other.counts())
                || !one.unconfirmed().equals(other.unconfirmed())
                || one.paused().toSeconds() != other.paused().toSeconds();
    }

    private void read(@Nullable RunSummary ended) {
        reading = true;
        blocking.call(() -> source.rows(place))
                .onComplete(read -> context.runOnContext(turn -> {
                    reading = false;
                    if (read.failed()) {
                        fail(read.cause());
                        return;
                    }
                    boolean none = read.result().place() == place;
                    place = read.result().place();
                    queue.addAll(read.result().rows());
                    deliver();
                    if (none && ended != null) {
                        end(ended);
                    } else if (!none) {
                        pump();
                    }
                }));
    }

    private void end(RunSummary ended) {
        if (!over) {
            queue.add(
                    new JobEvent.Ended(Long.toString(place), source.progress("").at(), ended));
            deliver();
        }
    }

    private void fail(Throwable why) {
        over = true;
        queue.clear();
        if (exceptionHandler != null) {
            exceptionHandler.handle(why);
        }
    }

    /** As many as are asked for; a handler may ask for more, or for less. */
    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            while (demand > 0 && handler != null && !queue.isEmpty()) {
                JobEvent event = queue.remove();
                demand -= demand == Long.MAX_VALUE ? 0 : 1;
                over |= event instanceof JobEvent.Ended;
                handler.handle(event);
            }
        } finally {
            delivering = false;
        }
        if (over && endHandler != null) {
            Handler<Void> last = endHandler;
            endHandler = null;
            last.handle(null);
        }
    }

    @Override
    public ReadStream<JobEvent> handler(@Nullable Handler<JobEvent> handler) {
        context.runOnContext(turn -> {
            this.handler = handler;
            over |= handler == null;
            pump();
        });
        return this;
    }

    @Override
    public ReadStream<JobEvent> exceptionHandler(@Nullable Handler<Throwable> handler) {
        context.runOnContext(turn -> exceptionHandler = handler);
        return this;
    }

    @Override
    public ReadStream<JobEvent> endHandler(@Nullable Handler<Void> handler) {
        context.runOnContext(turn -> endHandler = handler);
        return this;
    }

    @Override
    public ReadStream<JobEvent> pause() {
        context.runOnContext(turn -> demand = 0);
        return this;
    }

    @Override
    public ReadStream<JobEvent> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<JobEvent> fetch(long amount) {
        context.runOnContext(turn -> {
            demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
            pump();
        });
        return this;
    }
}
