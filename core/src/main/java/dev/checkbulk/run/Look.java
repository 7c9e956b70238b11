package dev.checkbulk.run;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks a row up until there is something to see, as long as the run's patience lasts. */
final class Look {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Settler settler;
    private final CheckClient client;
    private final Timing timing;
    private final Consumer<Duration> pausing;
    private final Trouble unseen;
    private final Trouble running;
    private final Promise<Finding> end = Promise.promise();

    Look(Settler settler, CheckClient client, Timing timing) {
        this(settler, client, timing, pause -> {});
    }

    /** @param pausing is told how long it is until each next look */
    Look(Settler settler, CheckClient client, Timing timing, Consumer<Duration> pausing) {
        this.settler = settler;
        this.pausing = pausing;
        this.client = client;
        this.timing = timing;
        this.unseen = new Trouble(client.scheduler());
        this.running = new Trouble(client.scheduler());
    }

    /**
     * Begins.
     *
     * @return completes with what there is to see; with {@link Finding.Unseen} when that was nothing until now, or the
     *     client was stopped. It never fails, and is never {@link Finding.Running}
     */
    Future<Finding> start() {
        look();
        return end.future();
    }

    private void look() {
        settler.look().onSuccess(this::judge);
    }

    private void judge(Finding finding) {
        if (finding instanceof Finding.Unseen blind) {
            unseen(blind);
            return;
        }
        unseen.over();
        if (!(finding instanceof Finding.Running)) {
            end.complete(finding);
        } else if (running.lasts(timing.patience())) {
            end.complete(
                    new Finding.Unclear("it has been running for " + timing.patienceText() + ", as Check's log says"));
        } else {
            again(timing.recheck());
        }
    }

    /** A read failed: the next may not, unless the answer is the same for whatever is sent. */
    private void unseen(Finding.Unseen blind) {
        Cause cause = blind.cause();
        boolean hopeless = cause.reason() == Reason.UNAUTHORIZED
                || cause.reason() == Reason.UNTRUSTED
                || cause.reason() == Reason.LONG_WAIT;
        if (hopeless) {
            end.complete(blind);
        } else if (unseen.lasts(timing.patience())) {
            String message = "it could not be looked up for " + timing.patienceText() + ": " + cause.message();
            end.complete(new Finding.Unseen(new Cause(cause.reason(), message, cause.error())));
        } else {
            again(unseen.backOff(timing.recheck(), LONGEST_PAUSE));
        }
    }

    private void again(Duration pause) {
        pausing.accept(pause);
        Pause.of(client, pause, this::look, () -> end.complete(stopped()));
    }

    private Finding stopped() {
        return new Finding.Unseen(
                new Cause(Reason.STOPPED, "not settled: " + client.stop().reason(), null));
    }
}
