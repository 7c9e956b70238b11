package dev.checkbulk.batch;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.StopSignal;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch under way: a pump. Whatever happens asks it to turn, and it turns in a loop, never in a recursion: items may
 * complete at once by the million, and chains of futures overflow the stack where nobody sees it.
 */
final class Fanout<I> implements BatchRun {
    /** How many finished results may wait for an earlier one before no more items are started. */
    private static final int MOST_HELD_BACK = 4_096;

    /** After so many turns in a row the event loop gets a breath. */
    private static final int TURNS_AT_ONCE = 10_000;

    private record Item<I>(long row, I item, @Nullable String key) {}

    private final CheckClient client;
    private final Scheduler scheduler;
    private final Settings settings;
    private final Source<I> source;
    private final Operation<I> operation;
    private final ResultSink<I> sink;
    private final Promise<BatchReport> report;
    private final StopSignal stop = new StopSignal();
    private final Runnable onClose = this::closed;
    private final Lanes<Item<I>> lanes = new Lanes<>();
    private final Deque<Item<I>> ready = new ArrayDeque<>();
    private final InOrder<I> order = new InOrder<>();
    private final Streak streak = new Streak();
    private final Strangers strangers = new Strangers();
    private volatile BatchReport counts = BatchReport.EMPTY;
    private long rows;
    private int running;
    private int reporting;
    private int leftInBatch;
    private boolean reading;
    private boolean ended;
    private boolean turning;
    private boolean turnAgain;

    Fanout(CheckClient client, Settings settings, Source<I> source, Operation<I> operation, ResultSink<I> sink) {
        this.client = client;
        this.scheduler = client.scheduler();
        this.settings = settings;
        this.source = source;
        this.operation = operation;
        this.sink = sink;
        this.report = scheduler.promise();
    }

    void start() {
        try {
            scheduler.execute(() -> {
                client.stop().listen(onClose);
                if (client.stop().reason() != null) {
                    closed();
                } else {
                    turn();
                }
            });
        } catch (RejectedExecutionException e) {
            report.complete(counts.stopped("Vert.x was closed"));
        }
    }

    private void closed() {
        stop(String.valueOf(client.stop().reason()));
    }

    @Override
    public Future<BatchReport> report() {
        return report.future();
    }

    @Override
    public BatchReport soFar() {
        return counts;
    }

    @Override
    public void cancel(String reason) {
        scheduler.execute(() -> stop(reason));
    }

    private void stop(String reason) {
        if (!report.future().isComplete()) {
            if (stop.reason() == null) {
                counts = counts.stopped(reason); // before anybody is told, which may be the end
            }
            stop.raise(reason);
            turn();
        }
    }

    private void turn() {
        if (turning) {
            turnAgain = true;
            return;
        }
        turning = true;
        int turns = 0;
        try {
            do {
                turnAgain = false;
                while (!ready.isEmpty()) {
                    begin(ready.remove());
                }
                if (mayRead()) {
                    read();
                }
            } while (turnAgain && ++turns < TURNS_AT_ONCE);
        } finally {
            turning = false; // whatever was thrown: the next event must be able to turn it
        }
        if (turnAgain) {
            scheduler.after(1, this::turn);
        } else if (ended && running == 0 && reporting == 0 && order.heldBack() == 0) {
            client.stop().forget(onClose);
            report.tryComplete(counts);
        }
    }

    private boolean mayRead() {
        if (reading || ended || order.heldBack() >= MOST_HELD_BACK) {
            return false;
        }
        if (!settings.fixed()) {
            return running + reporting < settings.size();
        }
        if (leftInBatch == 0 && running == 0) {
            leftInBatch = settings.size();
        }
        return leftInBatch > 0 && reporting < settings.size();
    }

    private void read() {
        reading = true;
        asked(() -> source.next().map(Objects::requireNonNull))
                .onComplete(item -> scheduler.execute(() -> arrived(item)));
    }

    private void arrived(AsyncResult<Optional<I>> next) {
        reading = false;
        if (next.failed()) {
            ended = true;
            stop("the input could not be read behind row " + rows + ": "
                    + next.cause().getMessage());
        } else if (next.result().isEmpty()) {
            ended = true;
        } else {
            enter(next.result().get());
        }
        turn();
    }

    private void enter(I item) {
        rows++;
        running++;
        leftInBatch--;
        String key;
        try {
            key = operation.key(item);
        } catch (Throwable e) {
            finish(new Item<>(rows, item, null), failed(e, 0));
            return;
        }
        Item<I> entered = new Item<>(rows, item, key);
        if (lanes.enter(key, entered)) {
            ready.add(entered);
        }
    }

    private void begin(Item<I> item) {
        if (stop.reason() != null) {
            finish(item, new Outcome.NotApplied(new Cause(Cause.Reason.STOPPED, "not sent: " + stop.reason(), null)));
            return;
        }
        AtomicInteger sends = new AtomicInteger();
        asked(() -> operation
                        .run(client.forItem(stop, sends, this::attempted), item.item())
                        .map(Objects::requireNonNull))
                .onComplete(ended -> scheduler.execute(
                        () -> finish(item, ended.succeeded() ? ended.result() : failed(ended.cause(), sends.get()))));
    }

    private void attempted(Attempt attempt) {
        strangers.ended(attempt).ifPresent(this::stop);
    }

    /** What code that is not ours gives; whatever it does instead becomes the future's failure. */
    private static <T> Future<T> asked(Supplier<Future<T>> foreign) {
        try {
            return foreign.get();
        } catch (Throwable e) {
            return Future.failedFuture(e);
        }
    }

    private static Outcome failed(Throwable failure, int sends) {
        String message = "the operation failed: " + failure;
        Cause cause = new Cause(Cause.Reason.OPERATION, message, null);
        return sends == 0 ? new Outcome.NotApplied(cause) : new Outcome.Unknown(cause);
    }

    private void finish(Item<I> item, Outcome outcome) {
        running--;
        Item<I> next = lanes.leave(item.key());
        if (next != null) {
            ready.add(next);
        }
        counts = counts.and(outcome.kind());
        long alike = streak.with(outcome);
        judged(new StopRule.Progress(counts, outcome, alike)).ifPresent(this::stop);
        ItemResult<I> result = ItemResult.of(item.row(), item.item(), item.key(), outcome);
        if (settings.ordered()) {
            order.accept(result, this::hand);
        } else {
            hand(result);
        }
        turn();
    }

    private Optional<String> judged(StopRule.Progress progress) {
        try {
            return settings.rule().check(progress);
        } catch (Throwable e) {
            return Optional.of("the rule for stopping failed: " + e);
        }
    }

    private void hand(ItemResult<I> result) {
        reporting++;
        asked(() -> sink.accept(result).mapEmpty())
                .onComplete(done -> scheduler.execute(() -> {
                    reporting--;
                    if (done.failed()) {
                        stop("row " + result.row() + "'s result could not be kept: "
                                + done.cause().getMessage());
                    }
                    turn();
                }));
    }
}
