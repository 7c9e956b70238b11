package dev.checkbulk.run.row;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.RetryTimer;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.look.FreshnessCheck;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One row from its intent to its end, exactly once.
 *
 * <p>No byte is sent before the intent to send it is on the disk. What may have been executed is left alone for the
 * quarantine, then looked up or sent again under the same key; a new key is made only when it is proven that nothing
 * happened under the old one. A row that cannot be settled now stays open in the journal. {@link RowTransition} has all the ways
 * it may take.
 */
final class RowRun {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final RunContext shared;
    private final RowMemory known;
    private final CheckClient client;
    private final Edit edit;
    private final RowKey key;
    private final RowLog log;
    private final FreshnessCheck comparing;
    private final Promise<Outcome> end = Promise.promise();
    private final RetryTimer unsent;
    private final RetryTimer unanswered;
    private RowStage stage = RowStage.NEW;
    private @Nullable Cause inVain;
    private int conflicts;
    private boolean inTurnstile;

    RowRun(RunContext shared, RowMemory known, CheckClient client, Edit edit, RowHistory past) {
        this.shared = shared;
        this.known = known;
        this.client = client;
        this.edit = edit;
        this.key = new RowKey(shared, client, edit, past);
        this.log = new RowLog(shared, known, client, edit, key, this::step, this::journalLost);
        this.comparing = new FreshnessCheck(known.currents(), client, edit);
        this.unsent = new RetryTimer(client.scheduler());
        this.unanswered = new RetryTimer(client.scheduler());
    }

    /**
     * Runs the row.
     *
     * @return completes with its outcome on the client's context; {@link Outcome.Unknown} when it stays open
     */
    Future<Outcome> start() {
        String blocked = known.blocked().reason(edit);
        if (key.unanswered()) {
            awaitSettling();
        } else if (blocked != null) {
            finish(new Outcome.Skipped(Outcome.Skipped.Reason.BLOCKED, blocked), null);
        } else if (shared.isUnsettledElsewhere(edit)) {
            finish(shared.unsettledElsewhere(edit), null);
        } else {
            attempt();
        }
        return end.future();
    }

    private void attempt() {
        if (key.outlived()) {
            look();
        } else {
            goTo(RowStage.AT_GATE);
            shared.turnstile().enter(() -> step(this::compare));
        }
    }

    /** Inside the turnstile: who is let in is about to be sent, and what is read now will not be old then. */
    private void compare() {
        inTurnstile = true;
        if (client.stop().reason() == null && isStale()) {
            goTo(RowStage.COMPARING);
            comparing
                    .look(key.request())
                    .onComplete(
                            verdict -> step(() -> compared(verdict)),
                            failure -> step(() -> {
                                leaveTurnstile();
                                broken(failure);
                            }));
        } else {
            intend();
        }
    }

    /** Whether the record must be read before anything is sent; what may have been executed is settled, not compared. */
    private boolean isStale() {
        return !key.unanswered() && comparing.isDue();
    }

    private void compared(FreshnessCheck.Verdict verdict) {
        if (client.stop().reason() != null) {
            leaveTurnstile();
            stopped();
        } else if (verdict instanceof FreshnessCheck.Unread unread) {
            unread(unread.cause());
        } else if (verdict instanceof FreshnessCheck.Ends ends) {
            leaveTurnstile();
            finish(ends.outcome(), null);
        } else {
            intend();
        }
    }

    /** The next reading may have an answer, unless this one is the same for whatever is sent. */
    private void unread(Cause cause) {
        leaveTurnstile();
        boolean hopeless = switch (cause.reason()) {
            case STOPPED, UNAUTHORIZED, UNTRUSTED, LONG_WAIT -> true;
            default -> false;
        };
        if (client.stop().reason() != null) {
            stopped();
        } else if (hopeless) {
            open(cause);
        } else if (unsent.lasts(shared.timing().patience())) {
            String waited =
                    "its record could not be read for " + shared.timing().patienceText() + ": ";
            open(cause.reason(), waited + cause.message(), cause.error());
        } else {
            again();
        }
    }

    private void intend() {
        if (client.stop().reason() != null) {
            leaveTurnstile();
            stopped();
            return;
        }
        if (goesOtherwise() && edit.otherwise() != null) {
            key.next(edit.otherwise());
        }
        goTo(RowStage.INTENDING);
        Entry.Intent intent = key.intent();
        log.intent(intent, () -> send(intent.key()));
    }

    /** Whether other rows found out that the server does not have the path that this one is about to use. */
    private boolean goesOtherwise() {
        return !key.unanswered()
                && key.request().equals(edit.request())
                && known.paths().otherwise(edit);
    }

    private void send(String keyText) {
        goTo(RowStage.SENDING);
        client.sendOnce(key.request().idempotencyKey(keyText), this::stillWanted)
                .onSuccess(attempt -> step(() -> {
                    leaveTurnstile();
                    judge(attempt);
                }));
    }

    /** The machine may have slept since the key was looked at, while the intent was written or a permit was awaited. */
    private boolean stillWanted() {
        leaveTurnstile();
        boolean wanted = !key.outlived() && !goesOtherwise() && !isStale();
        if (wanted) {
            known.currents().touched(edit);
            log.leaves();
        }
        return wanted;
    }

    private void judge(Attempt attempt) {
        if (attempt instanceof Attempt.NotConnected lost) {
            noted();
            log.cancelled(() -> notConnected(lost));
        } else if (attempt instanceof Attempt.Throttled throttled) {
            noted();
            log.denied(throttled.error(), () -> throttled(throttled));
        } else if (attempt instanceof Attempt.Final answer) {
            unsent.over();
            answer(answer.outcome());
        } else {
            noted();
            log.cancelled(this::attempt); // withheld
        }
    }

    private void notConnected(Attempt.NotConnected lost) {
        if (unsent.lasts(shared.timing().patience())) {
            open(Reason.CONNECT, "no connection for " + shared.timing().patienceText() + ": " + lost.message(), null);
        } else {
            again();
        }
    }

    /** Nothing was sent: once more, later each time. */
    private void again() {
        pause(unsent.backOff(FIRST_BACK_OFF, LONGEST_BACK_OFF), this::attempt);
    }

    private void throttled(Attempt.Throttled throttled) {
        boolean tooLong = throttled.retryAfter().compareTo(LONGEST_WAIT) > 0;
        if (!tooLong && !unsent.lasts(shared.timing().patience())) {
            pause(throttled.retryAfter(), this::attempt);
        } else if (key.unanswered()) {
            look(); // the refusal may be all that the server keeps under this key, and then it never ends
        } else if (key.reused()) {
            key.next(key.request());
            attempt();
        } else {
            Instant until = client.scheduler().wallClock().plus(throttled.retryAfter());
            String message = tooLong
                    ? "Check asks to wait until " + until + " (429)"
                    : "nothing but 429 for " + shared.timing().patienceText();
            open(Reason.LONG_WAIT, message, throttled.error());
        }
    }

    private void answer(Outcome outcome) {
        if (outcome instanceof Outcome.Unknown unknown) {
            unanswered(unknown.cause());
        } else if (outcome instanceof Outcome.NotApplied notApplied) {
            Cause cause = notApplied.cause();
            noted();
            log.cancelled(() -> open(cause));
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(refused);
        } else {
            finish(outcome, null);
        }
    }

    private void refused(Outcome.Refused refused) {
        CheckError error = refused.error();
        if (!key.unanswered()) {
            if (mayGoOtherwise(error)) {
                noted();
                log.denied(error, this::attempt);
            } else {
                finish(refused, null);
            }
        } else if (error.status() == 409) {
            noted();
            log.denied(error, this::stillRunning);
        } else if (error.status() == 403 || error.status() == 404 || error.status() < 400) {
            noted();
            log.denied(error, () -> quarantine(this::look)); // says nothing of the send without an answer
        } else {
            finish(refused, null);
        }
    }

    /** Whether the answer, to a row of which nothing was executed, shows that its path is the wrong one of two. */
    private boolean mayGoOtherwise(CheckError error) {
        if (key.request().equals(edit.request()) && PathFallback.isWrong(error)) {
            known.paths().missed(edit);
        }
        return goesOtherwise();
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
        int status = cause.error() == null ? 0 : cause.error().status();
        String reason = cause.reason() + (status == 0 ? "" : " " + status);
        key.lost(reason);
        inVain = unanswered.lasts(shared.timing().patience()) ? cause : null;
        noted();
        log.unanswered(reason, cause.logId(), this::awaitSettling);
    }

    /** Nothing is sent before the quarantine is over; what was answered, though not by Check, may be seen before. */
    private void awaitSettling() {
        if (key.unread()) {
            goTo(RowStage.LOOKING_EARLY);
            new EarlyLooks(settler(), client, shared.timing(), this::unconfirmed)
                    .start()
                    .onSuccess(seen -> step(() -> {
                        if (seen.isPresent()) {
                            settled(seen.get(), false);
                        } else {
                            settle();
                        }
                    }));
        } else {
            quarantine(this::settle);
        }
    }

    private void unconfirmed(Duration nextLook) {
        Instant at = client.scheduler().wallClock().plus(nextLook);
        shared.unconfirmed().looksAt(edit.row(), at);
    }

    private void settle() {
        if (key.undated() && known.dating().isLooking()) {
            goTo(RowStage.DATING);
            known.dating().await(() -> step(this::dated));
        } else {
            dated();
        }
    }

    private void dated() {
        if (client.stop().reason() != null) {
            stopped();
        } else if (key.replayable()) {
            onceMore(); // the same key brings the first answer, or executes what never arrived
        } else {
            look();
        }
    }

    private void look() {
        goTo(RowStage.LOOKING);
        boolean undated = key.undated();
        Consumer<Duration> pausing = key.unread() ? this::unconfirmed : pause -> {};
        new LookupRetries(settler(), client, shared.timing(), pausing).start().onSuccess(finding -> {
            if (undated) {
                known.dating().ended();
            }
            step(() -> settled(finding, undated));
        });
    }

    private LostWriteLookup settler() {
        return new LostWriteLookup(client, known.created(), edit, key);
    }

    /** @param undated whether only the key's unknown age kept the row from being sent again: an answer may have told it */
    private void settled(LookupResult finding, boolean undated) {
        shared.unconfirmed().ended(edit.row());
        if (finding instanceof LookupResult.Happened happened) {
            finish(happened.outcome(), happened.evidence());
        } else if (finding instanceof LookupResult.Changed changed) {
            finish(new Outcome.Skipped(Outcome.Skipped.Reason.CONFLICT, changed.message()), null);
        } else if (finding instanceof LookupResult.Absent) {
            absent();
        } else if (finding instanceof LookupResult.Unseen unseen) {
            open(unseen.cause());
        } else if (undated && key.replayable()) {
            attempt();
        } else {
            String why = finding instanceof LookupResult.Unclear unclear ? unclear.message() : "it is running";
            open(Reason.SERVER, why, null);
        }
    }

    private void absent() {
        key.absent();
        known.created().nothing(edit.row());
        unsent.over();
        conflicts = 0;
        onceMore();
    }

    /** What got no answer before is sent again, unless that has been so for the run's whole patience. */
    private void onceMore() {
        Cause cause = inVain;
        if (cause == null) {
            attempt();
        } else {
            String waited =
                    "no answer that can be trusted for " + shared.timing().patienceText() + ": ";
            open(cause.reason(), waited + cause.message(), cause.error());
        }
    }

    /** The end: durable first, then told. */
    private void finish(Outcome outcome, @Nullable String evidence) {
        goTo(RowStage.ENDING);
        known.ended(edit, key.request(), outcome);
        if (outcome instanceof Outcome.Done) {
            key.lost(); // it was executed, and until that is durable nobody may take it for not sent
        }
        log.result(outcome, evidence, () -> {
            goTo(RowStage.ENDED);
            end.tryComplete(outcome);
        });
    }

    private void open(Reason reason, String message, @Nullable CheckError error) {
        open(new Cause(reason, message, error));
    }

    /** No end for now: the journal keeps the row open, and a resumed run goes on with it. */
    private void open(Cause cause) {
        if (!stage.isLast()) {
            goTo(RowStage.OPEN);
        }
        end.tryComplete(key.unanswered() ? new Outcome.Unknown(cause) : new Outcome.NotApplied(cause));
    }

    private void stopped() {
        String what = key.unanswered() ? "not settled: " : "not sent: ";
        open(Reason.STOPPED, what + client.stop().reason(), null);
    }

    private void journalLost(Throwable failure) {
        leaveTurnstile();
        open(Reason.JOURNAL, "the journal cannot be written: " + failure.getMessage(), null);
    }

    private void leaveTurnstile() {
        if (inTurnstile) {
            inTurnstile = false;
            shared.turnstile().leave();
        }
    }

    /** Until whatever was sent has ended at the server. */
    private void quarantine(Runnable then) {
        goTo(RowStage.QUARANTINED);
        delay(shared.timing().quarantine(), then);
    }

    private void pause(Duration wait, Runnable then) {
        goTo(RowStage.PAUSED);
        delay(wait, then);
    }

    private void delay(Duration wait, Runnable then) {
        StoppableDelay.of(client, wait, () -> step(then), () -> step(this::stopped));
    }

    /** @throws IllegalStateException when {@link RowTransition} has no such way */
    private void goTo(RowStage next) {
        shared.stages().took(RowTransition.between(stage, next));
        stage = next;
    }

    /** What came of sending is written down before the row goes on. */
    private void noted() {
        goTo(RowStage.NOTING);
    }

    /** Goes on; whatever goes wrong in our own code, the row gets an end and the others their way. */
    private void step(Runnable next) {
        try {
            next.run();
        } catch (RuntimeException | Error e) {
            broken(e);
            leaveTurnstile();
        }
    }

    /** What this process sent itself its caller knows; what was sent before may have been executed all the same. */
    private void broken(Throwable failure) {
        shared.unconfirmed().ended(edit.row());
        stage = RowStage.OPEN; // from wherever it was
        if (key.unanswered()) {
            end.tryComplete(new Outcome.Unknown(new Cause(
                    Reason.OPERATION,
                    "going on with it failed (" + failure.getClass().getSimpleName() + ")",
                    null)));
        } else {
            end.tryFail(failure);
        }
    }
}
