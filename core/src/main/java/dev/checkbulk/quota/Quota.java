package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.internal.cell.FileCell;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Says when the next request may start. Everybody who shares a quota is slowed down by a 429 to any of them. */
public interface Quota {
    /**
     * Asks to start one request.
     *
     * @return completes when it may start, first come first served, on the quota's thread; the holder starts the request
     *     in that same turn, or releases the permit {@link Feedback.Unused unused}. It fails with
     *     {@link CancellationException} when the quota is closed, and for no other reason.
     */
    Future<Permit> acquire();

    /** The most that this quota allows. */
    Limit limit();

    /** For how much longer nothing starts because the server asked for a pause, as far as is known; asked from any thread. */
    default Duration paused() {
        return Duration.ZERO;
    }

    /**
     * Why nothing starts, or why it does not start as it should, other than {@link #paused}: a sentence without a dot for people,
     * empty when there is nothing to say. Asked from any thread.
     */
    default String trouble() {
        return "";
    }

    /**
     * Closes it: nothing starts any more, and those who wait are told. One that is shared leaves the others: the places that it
     * held are theirs, and what it wanted all of them to use at most no longer counts. Permits may still be released.
     *
     * @return completes when it has left, on the caller's context; it never fails
     */
    default Future<Void> close() {
        return Future.succeededFuture();
    }

    /**
     * A quota for the requests of those who are given it. Its first twenty slots are a quarter further apart: what makes the first
     * connections arrives late, and must not meet what follows.
     *
     * @param vertx whose calling context becomes the quota's thread
     * @param limit the most to use
     */
    static Quota inProcess(Vertx vertx, Limit limit) {
        return new InProcessQuota(new VertxScheduler(vertx), limit, new Opening(Opening.GAPS));
    }

    /**
     * A quota for the requests of all in this JVM who name the same budget, each on its own context: the instances of a
     * verticle, several verticles, several Vert.x. They share the rate, the places in flight and what the server's refusals
     * teach, and take turns. It leaves them when it is {@link #close closed}, or its verticle undeployed.
     *
     * @param vertx whose calling context becomes the quota's thread
     * @param own the most that this quota uses
     * @param most the most that all of them use together from its first request until it leaves; the smallest of theirs counts.
     *     More than {@link Limit#CHECK} is no more than that
     * @param name of the budget: Check counts for each partner and place
     */
    static Quota named(Vertx vertx, Limit own, Limit most, String name) {
        VertxScheduler scheduler = new VertxScheduler(vertx);
        return SharedQuota.of(scheduler, LocalLedger.join(scheduler, name), own, most);
    }

    /**
     * A quota for the requests of all processes of this machine that name the same file: they share the rate, the places in
     * flight and what the server's refusals teach, and take turns. What a process held is free again a second after it has
     * ended, however it did. It leaves them when it is {@link #close closed}, or its verticle undeployed. When the file cannot be changed later, this process goes on with its part of what it knew last.
     * Nobody starts in the 1.1 s behind a file's beginning, nor behind its loss: nothing tells of the starts before.
     *
     * <p>Blocks while it opens the file: not for an event loop.
     *
     * @param vertx whose calling context becomes the quota's thread
     * @param own the most that this quota uses
     * @param most the most that all of them use together from its first request until it leaves; the smallest of theirs counts.
     *     More than {@link Limit#CHECK} is no more than that
     * @param file holds numbers alone, no key; it is created when it is not there. On a disk of this machine
     * @throws IOException when the file cannot be used; {@link NewerVersion} when a newer version of this library uses it
     */
    static Quota shared(Vertx vertx, Limit own, Limit most, Path file) throws IOException {
        VertxScheduler scheduler = new VertxScheduler(vertx);
        return SharedQuota.of(scheduler, new CellLedger(first -> FileCell.open(scheduler, file, first)), own, most);
    }

    /**
     * As {@link #inProcess(Vertx, Limit)}, even from the first slot, on another scheduler. Core's own: no other module can
     * name its type.
     */
    static Quota inProcess(Scheduler scheduler, Limit limit) {
        return new InProcessQuota(scheduler, limit, new Opening(0));
    }
}
