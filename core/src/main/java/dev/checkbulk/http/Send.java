package dev.checkbulk.http;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.internal.StopSignal;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Permit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request sent once: from asking for a permit to what is known afterwards. */
final class Send {
    static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(2);

    /** Check may work on a request for a minute; until then an abandoned one may still count as in flight there. */
    static final Duration SERVER_BOUND = Duration.ofSeconds(65);

    private final Connection connection;
    private final CheckRequest request;
    private final StopSignal stop;
    private final AtomicInteger sends;
    private final Consumer<Attempt> seen;
    private final BooleanSupplier wanted;
    private final Promise<Attempt> attempt = Promise.promise();
    private final Runnable onStop = this::stopped;
    private @Nullable Permit held;
    private @Nullable Moment sent;

    /**
     * @param sends counts the writes that may have been executed
     * @param seen is told how it ended, before the caller is
     * @param wanted is asked in the turn in which the request would go to the wire
     */
    Send(
            Connection connection,
            CheckRequest request,
            StopSignal stop,
            AtomicInteger sends,
            Consumer<Attempt> seen,
            BooleanSupplier wanted) {
        this.connection = connection;
        this.request = request;
        this.stop = stop;
        this.sends = sends;
        this.seen = seen;
        this.wanted = wanted;
    }

    Future<Attempt> start() {
        if (stop.reason() != null) {
            stopped();
        } else {
            stop.listen(onStop);
            connection
                    .quota()
                    .acquire()
                    .onComplete(
                            permit -> connection.scheduler().execute(() -> granted(permit)),
                            failure -> connection.scheduler().execute(() -> end(new Attempt.Final(notSent(failure)))));
        }
        return attempt.future();
    }

    private void granted(Permit permit) {
        if (attempt.future().isComplete()) { // stopped while it waited
            permit.release(new Feedback.Unused());
            return;
        }
        Wire.Request ready;
        try {
            ready = wanted.getAsBoolean() ? connection.onTheWire(request) : null;
        } catch (RuntimeException | Error e) {
            release(permit, new Feedback.Unused(), new Attempt.Final(notSent(e)));
            return;
        }
        if (ready == null) {
            release(permit, new Feedback.Unused(), new Attempt.Withheld());
            return;
        }
        held = permit;
        sent = connection.serverClock().mark();
        count(1);
        connection.lifetime().left(this);
        carried(ready)
                .onComplete(
                        result -> connection.scheduler().execute(() -> received(result)),
                        failure -> connection.scheduler().execute(() -> received(lost(failure))));
    }

    private Future<Wire.Result> carried(Wire.Request ready) {
        try {
            return connection.wire().send(ready, connection.deadline().toNanos());
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }

    /** What is thrown where nothing should be: it may have left. */
    private static Wire.Result lost(Throwable failure) {
        return new Wire.Unanswered(
                Wire.Silence.BROKEN, "sending it failed: " + failure.getClass().getSimpleName(), null);
    }

    /** The client is closed and the wire does not tell: it may have left. */
    void cut() {
        received(new Wire.Unanswered(Wire.Silence.BROKEN, Lifetime.CLOSED, null));
    }

    private void received(Wire.Result result) {
        Permit permit = held;
        Moment sent = this.sent;
        if (permit == null || sent == null || !connection.lifetime().arrived(this)) {
            return; // it was cut
        }
        Received received = Received.of(connection, request, sent, result);
        if (received.surelyNotExecuted()) {
            count(-1);
        }
        if (received.strange() && result instanceof Wire.Answer answer) {
            drop(answer);
        }
        release(permit, received.feedback(), received.attempt());
        connection.lifetime().told();
    }

    /** It may be another request's answer, and the next one's would come too late by one. */
    private static void drop(Wire.Answer answer) {
        try {
            answer.drop().run();
        } catch (RuntimeException e) {
            return; // there is no connection any more
        }
    }

    /** The end of an attempt that had a permit: whatever else happens, its caller is told. */
    private void release(Permit permit, Feedback feedback, Attempt what) {
        try {
            permit.release(feedback);
        } finally {
            end(what);
        }
    }

    static Outcome notSent(Throwable failure) {
        if (failure instanceof CancellationException) { // of a quota that is closed
            return stopped(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof RejectedExecutionException) { // of a Vertx that is closed
            return stopped(Lifetime.CLOSED);
        }
        String message =
                "not sent: making the request failed (" + failure.getClass().getSimpleName() + ")";
        return new Outcome.NotApplied(new Cause(Reason.OPERATION, message, null));
    }

    private void count(int change) {
        if (request.method().writes()) {
            sends.addAndGet(change);
        }
    }

    private void stopped() {
        if (held == null) {
            end(new Attempt.Final(stopped(stop)));
        }
    }

    static Outcome stopped(StopSignal stop) {
        return stopped(String.valueOf(stop.reason()));
    }

    private static Outcome stopped(String reason) {
        return new Outcome.NotApplied(new Cause(Reason.STOPPED, "not sent: " + reason, null));
    }

    private void end(Attempt what) {
        stop.forget(onStop);
        try {
            seen.accept(what);
        } finally {
            attempt.tryComplete(what);
        }
    }
}
