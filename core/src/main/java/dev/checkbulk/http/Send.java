package dev.checkbulk.http;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.StopSignal;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Permit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One request sent once: from asking for a permit to what is known afterwards. */
final class Send {
    static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(2);

    /** Check may work on a request for a minute; until then an abandoned one may still count as in flight there. */
    static final Duration SERVER_BOUND = Duration.ofSeconds(65);

    private final Connection connection;
    private final CheckRequest request;
    private final StopSignal stop;
    private final AtomicInteger sends;
    private final BooleanSupplier wanted;
    private final Promise<Attempt> attempt = Promise.promise();
    private final Runnable onStop = this::stopped;
    private boolean onTheWire;

    /**
     * @param sends counts the writes that may have been executed
     * @param wanted is asked in the turn in which the request would go to the wire
     */
    Send(Connection connection, CheckRequest request, StopSignal stop, AtomicInteger sends, BooleanSupplier wanted) {
        this.connection = connection;
        this.request = request;
        this.stop = stop;
        this.sends = sends;
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
                    .onSuccess(permit -> connection.scheduler().execute(() -> granted(permit)));
        }
        return attempt.future();
    }

    private void granted(Permit permit) {
        if (attempt.future().isComplete()) { // stopped while it waited
            permit.release(new Feedback.Unused());
            return;
        }
        if (!wanted.getAsBoolean()) {
            permit.release(new Feedback.Unused());
            end(new Attempt.Withheld());
            return;
        }
        onTheWire = true;
        count(1);
        ServerClock.Mark sent = connection.serverClock().mark();
        connection
                .wire()
                .send(connection.onTheWire(request), connection.deadline().toNanos())
                .onSuccess(result -> connection.scheduler().execute(() -> received(permit, sent, result)));
    }

    private void received(Permit permit, ServerClock.Mark sent, Wire.Result result) {
        if (result instanceof Wire.Answer answer) {
            connection.serverClock().answered(sent, answer.headers());
        }
        if (result instanceof Wire.NotSent notSent) {
            count(-1);
            permit.release(new Feedback.Lost());
            end(notSent.trusted() ? new Attempt.NotConnected(notSent.message()) : untrusted(notSent));
        } else if (result instanceof Wire.Unanswered unanswered) {
            permit.release(
                    unanswered.silence() == Wire.Silence.DEADLINE
                            ? new Feedback.Abandoned(SERVER_BOUND.minus(connection.deadline()))
                            : new Feedback.Lost());
            end(new Attempt.Final(Answers.outcome(unanswered)));
        } else if (result instanceof Wire.Answer answer && answer.status() == 429) {
            count(-1); // a 429 is proof that nothing was executed
            end(throttled(permit, answer));
        } else if (result instanceof Wire.Answer answer) {
            permit.release(new Feedback.Answered(Answers.window(answer.headers())));
            Outcome outcome = Answers.outcome(request, answer);
            if (outcome instanceof Outcome.Unknown unknown && unknown.cause().reason() == Reason.UNREADABLE) {
                answer.drop().run(); // it may be another request's, and the next one's would come too late by one
            }
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NotApplied) {
                count(-1);
            }
            end(new Attempt.Final(outcome));
        }
    }

    private Attempt throttled(Permit permit, Wire.Answer answer) {
        CheckError error = Answers.error(answer);
        Duration retryAfter = RetryAfter.parse(
                        answer.headers().all("retry-after"),
                        answer.headers().first("date"),
                        connection.scheduler().wallClock())
                .orElse(WITHOUT_RETRY_AFTER);
        permit.release(new Feedback.Throttled(retryAfter, Answers.aboutConcurrency(error, retryAfter)));
        return new Attempt.Throttled(retryAfter, error);
    }

    private static Attempt untrusted(Wire.NotSent notSent) {
        String message = "the server's certificate was not accepted: " + notSent.message();
        return new Attempt.Final(new Outcome.NotApplied(new Cause(Reason.UNTRUSTED, message, null)));
    }

    private void count(int change) {
        if (request.method().writes()) {
            sends.addAndGet(change);
        }
    }

    private void stopped() {
        if (!onTheWire) {
            end(new Attempt.Final(stopped(stop)));
        }
    }

    static Outcome stopped(StopSignal stop) {
        return new Outcome.NotApplied(new Cause(Reason.STOPPED, "not sent: " + stop.reason(), null));
    }

    private void end(Attempt what) {
        stop.forget(onStop);
        attempt.tryComplete(what);
    }
}
