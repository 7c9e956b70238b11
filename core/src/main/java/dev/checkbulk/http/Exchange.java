package dev.checkbulk.http;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.BackOff;
import dev.checkbulk.internal.StopSignal;
import dev.checkbulk.internal.StoppableDelay;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request until its outcome: the loop of the guide, a 429 waits and is sent again, with timers instead of sleeping.
 *
 * <p>Sent again is only what the server surely did not execute: what it answered with 429, and what never found a
 * connection. Everything else is handed over at once.
 */
final class Exchange {
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Duration CONNECT_PATIENCE = Duration.ofSeconds(30);

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(5));

    private final Connection connection;
    private final CheckRequest request;
    private final StopSignal stop;
    private final AtomicInteger sends;
    private final Consumer<Attempt> seen;
    private final Promise<Outcome> outcome = Promise.promise();
    private int refusals;
    private int connectFailures;
    private long connectingSince;

    Exchange(
            Connection connection, CheckRequest request, StopSignal stop, AtomicInteger sends, Consumer<Attempt> seen) {
        this.connection = connection;
        this.request = connection.keyed(request);
        this.stop = stop;
        this.sends = sends;
        this.seen = seen;
    }

    Future<Outcome> start() {
        attempt();
        return outcome.future();
    }

    private void attempt() {
        new Send(connection, request, stop, sends, seen, () -> true).start().onSuccess(this::judged);
    }

    /** Whatever goes wrong in our own code, the request gets an outcome. */
    private void judged(Attempt attempt) {
        try {
            judge(attempt);
        } catch (RuntimeException | Error e) {
            String message = "the answer could not be judged (" + e.getClass().getSimpleName() + ")";
            outcome.tryComplete(new Outcome.Unknown(new Cause(Reason.UNREADABLE, message, null)));
        }
    }

    private void judge(Attempt attempt) {
        if (attempt instanceof Attempt.Throttled throttled) {
            throttled(throttled);
        } else if (attempt instanceof Attempt.NotConnected notConnected) {
            notConnected(notConnected);
        } else if (attempt instanceof Attempt.Final end) {
            outcome.complete(end.outcome());
        }
    }

    private void throttled(Attempt.Throttled throttled) {
        refusals++;
        if (throttled.retryAfter().compareTo(LONGEST_WAIT) > 0) {
            String until = connection
                    .scheduler()
                    .wallClock()
                    .plus(throttled.retryAfter())
                    .toString();
            notApplied(Reason.LONG_WAIT, "Check asks to wait until " + until + " (429)", throttled.error());
        } else if (refusals >= connection.attempts()) {
            String times = refusals == 1 ? "" : " " + refusals + " times in a row";
            notApplied(Reason.THROTTLED, "Check asked to wait (429)" + times, throttled.error());
        } else {
            again(throttled.retryAfter());
        }
    }

    private void notConnected(Attempt.NotConnected notConnected) {
        long now = connection.scheduler().nanoTime();
        if (connectFailures++ == 0) {
            connectingSince = now;
        }
        Duration backOff = BACK_OFF.after(connectFailures, connection.random());
        if (now - connectingSince + backOff.toNanos() > CONNECT_PATIENCE.toNanos()) {
            notApplied(
                    Reason.CONNECT,
                    "no connection for " + CONNECT_PATIENCE.toSeconds() + " s: " + notConnected.message(),
                    null);
        } else {
            again(backOff);
        }
    }

    private void again(Duration after) {
        StoppableDelay.of(
                connection.scheduler(),
                stop,
                after.toNanos(),
                this::attempt,
                () -> outcome.tryComplete(Send.stopped(stop)));
    }

    private void notApplied(Reason reason, String message, @Nullable CheckError error) {
        outcome.complete(new Outcome.NotApplied(new Cause(reason, message, error)));
    }
}
