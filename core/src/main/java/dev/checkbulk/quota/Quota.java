package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.VertxScheduler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Says when the next request may start. Everybody who shares a quota is slowed down by a 429 to any of them. */
public interface Quota {
    /**
     * Asks to start one request.
     *
     * @return completes when it may start, first come first served, on the quota's thread; the holder starts the request
     *     in that same turn, or releases the permit {@link Feedback.Unused unused}. It never fails.
     */
    Future<Permit> acquire();

    /** The most that this quota allows. */
    Limit limit();

    /**
     * A quota for the requests of this process. Its first twenty slots are a quarter further apart: what makes the first
     * connections arrives late, and must not meet what follows.
     *
     * @param vertx whose calling context becomes the quota's thread
     * @param limit the most to use
     */
    static Quota inProcess(Vertx vertx, Limit limit) {
        return new InProcessQuota(new VertxScheduler(vertx), limit, new Opening(Opening.GAPS));
    }

    /**
     * The same, even from the first slot, on a scheduler of core's own; its type is not exported, so that only core can
     * call this.
     */
    static Quota inProcess(Scheduler scheduler, Limit limit) {
        return new InProcessQuota(scheduler, limit, new Opening(0));
    }
}
