package dev.checkbulk.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row from its intent to its end, exactly once.
 *
 * <p>No byte is sent before the intent to send it is on the disk. What may have been executed is left alone for the
 * quarantine, then looked up or sent again under the same key; a new key is made only when it is proven that nothing
 * happened under the old one. A row that cannot be settled now stays open in the journal.
 */
final class RowRun {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DENIALS_OF_ONE_KEY = 3;

    private final Shared shared;
    private final CheckClient client;
    private final Scheduler scheduler;
    private final Edit edit;
    private final Promise<Outcome> end = Promise.promise();
    private int generation;
    private @Nullable Instant first;
    private boolean unanswered;
    private boolean stored;
    private int denials;
    private int failures;
    private int conflicts;
    private long troubleSince;
    private boolean inTurnstile;

    /**
     * What the rows of one run share.
     *
     * @param apiKey the fingerprint of the API key that the run has now
     */
    record Shared(Journal journal, Keys keys, Timing timing, Turnstile turnstile, String apiKey) {}

    RowRun(Shared shared, CheckClient client, Edit edit, Past past) {
        this.shared = shared;
        this.client = client;
        this.scheduler = client.scheduler();
        this.edit = edit;
        this.generation = past.generation();
        this.first = past.first();
        this.unanswered = past.unanswered();
        this.stored = past.stored();
    }

    /**
     * Runs the row.
     *
     * @return completes with its outcome on the client's context; {@link Outcome.Unknown} when it stays open
     */
    Future<Outcome> start() {
        if (unanswered) {
            pause(shared.timing().quarantine(), this::settle);
        } else {
            attempt();
        }
        return end.future();
    }

    private void attempt() {
        if (client.stop().reason() != null) {
            stopped();
        } else if (outlived()) {
            look();
        } else {
            shared.turnstile().enter(this::intend);
        }
    }

    /** Whether the key may be forgotten by now while a create under it may have been executed: waits can be long. */
    private boolean outlived() {
        return unanswered && edit.request().method() == Method.POST && !replayable();
    }

    private void intend() {
        inTurnstile = true;
        if (client.stop().reason() != null) {
            leaveTurnstile();
            stopped();
            return;
        }
        Instant now = scheduler.wallClock();
        if (first == null) {
            first = now;
        }
        String key = shared.keys().of(edit.row(), edit.request(), generation);
        record(new Entry.Intent(edit.row(), generation, key, now), () -> send(key));
    }

    private void send(String key) {
        client.sendOnce(edit.request().idempotencyKey(key), this::stillWanted).onSuccess(attempt -> {
            leaveTurnstile();
            judge(attempt);
        });
    }

    /** The machine may have slept since the key was looked at, while the intent was written or a permit was awaited. */
    private boolean stillWanted() {
        leaveTurnstile();
        return !outlived();
    }

    private void judge(Attempt attempt) {
        if (attempt instanceof Attempt.NotConnected lost) {
            record(new Entry.Cancelled(edit.row(), generation), () -> notConnected(lost));
        } else if (attempt instanceof Attempt.Throttled throttled) {
            record(new Entry.Denied(edit.row(), generation), () -> throttled(throttled));
        } else if (attempt instanceof Attempt.Withheld) {
            record(new Entry.Cancelled(edit.row(), generation), this::attempt);
        } else if (attempt instanceof Attempt.Final answer) {
            answer(answer.outcome());
        }
    }

    private void notConnected(Attempt.NotConnected lost) {
        long backOff = Math.min(LONGEST_BACK_OFF.toMillis(), FIRST_BACK_OFF.toMillis() << Math.min(failures, 10));
        if (inTroubleFor(shared.timing().patience())) {
            open(
                    Reason.CONNECT,
                    "no connection for " + shared.timing().patience().toMinutes() + " min: " + lost.message(),
                    null);
        } else {
            pause(Duration.ofMillis(backOff), this::attempt);
        }
    }

    private void throttled(Attempt.Throttled throttled) {
        if (throttled.retryAfter().compareTo(LONGEST_WAIT) > 0) {
            Instant until = scheduler.wallClock().plus(throttled.retryAfter());
            open(Reason.LONG_WAIT, "Check asks to wait until " + until + " (429)", throttled.error());
            return;
        }
        if (inTroubleFor(shared.timing().patience())) {
            if (unanswered) {
                look(); // the refusal may be all that the server keeps under this key, and then it never ends
                return;
            }
            open(
                    Reason.LONG_WAIT,
                    "nothing but 429 for " + shared.timing().patience().toMinutes() + " min",
                    throttled.error());
            return;
        }
        denials++;
        if (denials >= DENIALS_OF_ONE_KEY && !unanswered) {
            nextGeneration(); // a server might have stored the refusal under the key
        }
        pause(throttled.retryAfter(), this::attempt);
    }

    /** Counts failures in a row that prove that nothing was executed; true when they have lasted this long. */
    private boolean inTroubleFor(Duration patience) {
        long now = scheduler.nanoTime();
        if (failures++ == 0) {
            troubleSince = now;
        }
        return now - troubleSince >= patience.toNanos();
    }

    private void answer(Outcome outcome) {
        failures = 0;
        if (outcome instanceof Outcome.Done done) {
            finish(done, null);
        } else if (outcome instanceof Outcome.Unknown unknown) {
            unanswered(unknown.cause());
        } else if (outcome instanceof Outcome.NotApplied notApplied) {
            Cause cause = notApplied.cause();
            record(
                    new Entry.Cancelled(edit.row(), generation),
                    () -> open(cause.reason(), cause.message(), cause.error()));
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(refused);
        }
    }

    private void refused(Outcome.Refused refused) {
        int status = refused.error().status();
        if (unanswered && status == 409) {
            record(new Entry.Denied(edit.row(), generation), this::stillRunning);
        } else if (unanswered && (status == 403 || status == 404)) { // says nothing of the send that had no answer
            record(
                    new Entry.Denied(edit.row(), generation),
                    () -> pause(shared.timing().quarantine(), this::look));
        } else {
            finish(refused, null);
        }
    }

    /** The first send is still running; or it ended with a 409 of its own, and the server repeats that for a day. */
    private void stillRunning() {
        Duration waited = shared.timing().recheck().multipliedBy(++conflicts);
        if (waited.compareTo(shared.timing().quarantine()) > 0) {
            look();
        } else {
            pause(shared.timing().recheck(), this::attempt);
        }
    }

    private void unanswered(Cause cause) {
        unanswered = true;
        denials = 0;
        int status = cause.error() == null ? 0 : cause.error().status();
        String reason = cause.reason() + (status == 0 ? "" : " " + status);
        stored |= reason.equals(Past.STORED);
        record(
                new Entry.Unanswered(edit.row(), generation, reason, cause.logId()),
                () -> pause(shared.timing().quarantine(), this::settle));
    }

    private void settle() {
        if (edit.request().method() == Method.POST && !stored && replayable()) {
            attempt(); // the same key brings the first answer, or executes what never arrived
            return;
        }
        look();
    }

    private void look() {
        Settler.look(client, edit, shared.keys().of(edit.row(), edit.request(), generation))
                .onSuccess(this::settled);
    }

    private void settled(Settler.Finding finding) {
        if (finding instanceof Settler.Finding.Happened happened) {
            var body = JsonNodeFactory.instance.objectNode().put("id", happened.id());
            finish(new Outcome.Done(new CheckResponse(200, happened.logId(), body)), happened.evidence());
        } else if (finding instanceof Settler.Finding.Changed changed) {
            finish(new Outcome.Skipped(Outcome.Skipped.Reason.CONFLICT, changed.message()), null);
        } else if (finding instanceof Settler.Finding.Running) {
            pause(shared.timing().recheck(), this::settle);
        } else if (finding instanceof Settler.Finding.Absent) {
            if (stored || !replayable() || edit.request().method() == Method.POST) {
                nextGeneration();
            }
            unanswered = false; // proven by the look
            failures = 0;
            attempt();
        } else if (finding instanceof Settler.Finding.Unclear unclear) {
            open(Reason.SERVER, unclear.message(), null);
        }
    }

    private boolean replayable() {
        return first == null
                || Duration.between(first, scheduler.wallClock())
                                .compareTo(shared.timing().replayable())
                        < 0;
    }

    private void nextGeneration() {
        generation++;
        first = null;
        unanswered = false;
        stored = false;
        denials = 0;
        conflicts = 0;
    }

    /** The end: durable first, then told. */
    private void finish(Outcome outcome, @Nullable String evidence) {
        record(new Entry.Result(edit.row(), generation, outcome, evidence), () -> end.tryComplete(outcome));
    }

    /** No end for now: the journal keeps the row open, and a resumed run goes on with it. */
    private void open(Reason reason, String message, @Nullable CheckError error) {
        Cause cause = new Cause(reason, message, error);
        end.tryComplete(unanswered ? new Outcome.Unknown(cause) : new Outcome.NotApplied(cause));
    }

    private void stopped() {
        open(Reason.STOPPED, "not sent: " + client.stop().reason(), null);
    }

    private void record(Entry entry, Runnable then) {
        shared.journal().append(entry).onComplete(kept -> then.run(), failure -> {
            leaveTurnstile();
            open(Reason.JOURNAL, "the journal cannot be written: " + failure.getMessage(), null);
        });
    }

    private void leaveTurnstile() {
        if (inTurnstile) {
            inTurnstile = false;
            shared.turnstile().leave();
        }
    }

    /** Waits, unless the run is stopped before. */
    private void pause(Duration wait, Runnable then) {
        if (client.stop().reason() != null) {
            stopped();
            return;
        }
        Pause pause = new Pause(then);
        client.stop().listen(pause);
        pause.timer = scheduler.after(wait.toNanos(), pause::over);
    }

    private final class Pause implements Runnable {
        private final Runnable then;
        private Scheduler.@Nullable Timer timer;

        Pause(Runnable then) {
            this.then = then;
        }

        void over() {
            client.stop().forget(this);
            then.run();
        }

        @Override
        public void run() {
            if (timer != null) {
                timer.cancel();
            }
            stopped();
        }
    }
}
