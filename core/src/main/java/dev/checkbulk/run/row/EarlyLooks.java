package dev.checkbulk.run.row;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at growing intervals for what a create has made whose answer came and was not Check's, as long as the quarantine
 * lasts. Only what is there counts until then: the server may still be working on it.
 */
final class EarlyLooks {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final LostWriteLookup settler;
    private final CheckClient client;
    private final Consumer<Duration> pausing;
    private final long quarantine;
    private final long began;
    private final Promise<Optional<LookupResult>> end = Promise.promise();
    private Duration pause = FIRST_PAUSE;

    /** @param pausing is told how long it is until each next look */
    EarlyLooks(LostWriteLookup settler, CheckClient client, Timing timing, Consumer<Duration> pausing) {
        this.settler = settler;
        this.client = client;
        this.pausing = pausing;
        this.quarantine = timing.quarantine().toNanos();
        this.began = client.scheduler().nanoTime();
    }

    /**
     * Begins.
     *
     * @return completes with {@link LookupResult.Happened}, with {@link LookupResult.Unseen} when the client was stopped, or empty when
     *     the quarantine is over: what is seen then decides. It never fails
     */
    Future<Optional<LookupResult>> start() {
        again();
        return end.future();
    }

    private void again() {
        Duration left = Duration.ofNanos(quarantine - (client.scheduler().nanoTime() - began));
        if (left.isNegative() || left.isZero()) {
            end.complete(Optional.empty());
        } else if (left.compareTo(pause) <= 0) {
            pause(left, () -> end.complete(Optional.empty()));
        } else {
            pause(pause, this::look);
            pause = pause.multipliedBy(2);
        }
    }

    private void pause(Duration wait, Runnable then) {
        pausing.accept(wait);
        StoppableDelay.of(client, wait, then, () -> end.complete(Optional.of(stopped())));
    }

    private void look() {
        settler.look().onSuccess(finding -> {
            if (finding instanceof LookupResult.Happened) {
                end.complete(Optional.of(finding));
            } else {
                again();
            }
        });
    }

    private LookupResult stopped() {
        return new LookupResult.Unseen(
                new Cause(Reason.STOPPED, "not settled: " + client.stop().reason(), null));
    }
}
