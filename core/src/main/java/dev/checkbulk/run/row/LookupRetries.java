package dev.checkbulk.run.row;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.internal.RetryTimer;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks a row up until there is something to see, as long as the run's patience lasts. */
final class LookupRetries {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final LostWriteLookup settler;
    private final CheckClient client;
    private final Timing timing;
    private final Consumer<Duration> pausing;
    private final RetryTimer unseen;
    private final RetryTimer running;
    private final Promise<LookupResult> end = Promise.promise();

    LookupRetries(LostWriteLookup settler, CheckClient client, Timing timing) {
        this(settler, client, timing, pause -> {});
    }

    /** @param pausing is told how long it is until each next look */
    LookupRetries(LostWriteLookup settler, CheckClient client, Timing timing, Consumer<Duration> pausing) {
        this.settler = settler;
        this.pausing = pausing;
        this.client = client;
        this.timing = timing;
        this.unseen = new RetryTimer(client.scheduler());
        this.running = new RetryTimer(client.scheduler());
    }

    /**
     * Begins.
     *
     * @return completes with what there is to see; with {@link LookupResult.Unseen} when that was nothing until now, or the
     *     client was stopped. It never fails, and is never {@link LookupResult.Running}
     */
    Future<LookupResult> start() {
        look();
        return end.future();
    }

    private void look() {
        settler.look().onSuccess(this::judge);
    }

    private void judge(LookupResult finding) {
        if (finding instanceof LookupResult.Unseen blind) {
            unseen(blind);
            return;
        }
        unseen.over();
        if (!(finding instanceof LookupResult.Running)) {
            end.complete(finding);
        } else if (running.lasts(timing.patience())) {
            end.complete(new LookupResult.Unclear(
                    "it has been running for " + timing.patienceText() + ", as Check's log says"));
        } else {
            again(timing.recheck());
        }
    }

    /** A read failed: the next may not, unless the answer is the same for whatever is sent. */
    private void unseen(LookupResult.Unseen blind) {
        Cause cause = blind.cause();
        boolean hopeless = cause.reason() == Reason.UNAUTHORIZED
                || cause.reason() == Reason.UNTRUSTED
                || cause.reason() == Reason.LONG_WAIT;
        if (hopeless) {
            end.complete(blind);
        } else if (unseen.lasts(timing.patience())) {
            String message = "it could not be looked up for " + timing.patienceText() + ": " + cause.message();
            end.complete(new LookupResult.Unseen(new Cause(cause.reason(), message, cause.error())));
        } else {
            again(unseen.backOff(timing.recheck(), LONGEST_PAUSE));
        }
    }

    private void again(Duration pause) {
        pausing.accept(pause);
        StoppableDelay.of(client, pause, this::look, () -> end.complete(stopped()));
    }

    private LookupResult stopped() {
        return new LookupResult.Unseen(
                new Cause(Reason.STOPPED, "not settled: " + client.stop().reason(), null));
    }
}
