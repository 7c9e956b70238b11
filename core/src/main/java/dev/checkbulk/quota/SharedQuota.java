package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import dev.checkbulk.quota.Ledger.Made;
import dev.checkbulk.quota.Ledger.News;
import dev.checkbulk.quota.Ledger.Wanted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One member's part of a budget that it shares through a {@link Ledger}. It has at most one start ahead, and one exchange
 * with the ledger under way; this class keeps the queue and sets the timer.
 */
final class SharedQuota implements Quota {
    /** How long it may be so before it is worth saying. */
    private static final long TOLD_FULL = TimeUnit.SECONDS.toNanos(2);

    private static final long ASK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    private final Scheduler scheduler;
    private final Ledger ledger;
    private final Limit own;
    private final Limit most;
    private final Opening opening;
    private final Slots slots;
    private final Lateness lateness = new Lateness();
    private final Deque<Promise<Permit>> waiting = new ArrayDeque<>();
    private List<News> news = new ArrayList<>();
    private Answer.@Nullable Start start;
    private Answer.@Nullable Start unused;
    private @Nullable Grant latest;
    private int taken;
    private @Nullable Made made;
    private volatile long pausedUntil;
    private volatile @Nullable Long fullSince;
    private boolean changed;
    private boolean exchanging;
    private boolean patient;
    private boolean turning;
    private boolean turnAgain;
    private boolean closed;
    private boolean leaving;
    private final Promise<Void> left = Promise.promise();

    /**
     * @param own the most that this member uses
     * @param most the most that all members use together, as long as this one lives
     */
    SharedQuota(Scheduler scheduler, Ledger ledger, Limit own, Limit most, Opening opening) {
        this.scheduler = scheduler;
        this.ledger = ledger;
        this.own = own;
        this.most = most;
        this.opening = opening;
        this.slots = new Slots(scheduler.nanoTime());
    }

    /** A member that leaves when its context ends. */
    static SharedQuota of(VertxScheduler scheduler, Ledger ledger, Limit own, Limit most) {
        SharedQuota quota = new SharedQuota(scheduler, ledger, own, most, new Opening(Opening.GAPS));
        Runnable forget = scheduler.atEnd(quota::close);
        quota.left.future().onComplete(ended -> forget.run());
        return quota;
    }

    @Override
    public Limit limit() {
        return own.within(most);
    }

    @Override
    public Duration paused() {
        return Duration.ofNanos(Math.max(0, pausedUntil - ledger.now()));
    }

    @Override
    public String trouble() {
        String known = ledger.trouble();
        Long since = fullSince;
        boolean full = since != null && scheduler.nanoTime() - since > TOLD_FULL;
        return known.isEmpty() && full
                ? "all places for requests without an answer are taken, here and by others who share the limit"
                : known;
    }

    @Override
    public Future<Permit> acquire() {
        Promise<Permit> permit = Promise.promise();
        scheduler.execute(() -> {
            if (closed) {
                permit.fail(closed());
            } else {
                waiting.add(permit);
                exchange();
            }
        });
        return permit.future();
    }

    @Override
    public Future<Void> close() {
        Promise<Void> gone = scheduler.promise();
        scheduler.execute(() -> {
            left.future().onComplete(gone);
            if (!closed) {
                closed = true;
                giveBack();
                List<Promise<Permit>> told = List.copyOf(waiting);
                waiting.clear();
                told.forEach(permit -> permit.fail(closed()));
                exchange();
            }
        });
        return gone.future();
    }

    static CancellationException closed() {
        return new CancellationException("the quota was closed");
    }

    /** The start that is ahead is not made. */
    private void giveBack() {
        if (start != null) {
            unused = start;
            start = null;
        }
    }

    /** Does what there is to do with the ledger. Calls from inside, of those who are granted something, are served by it. */
    private void exchange() {
        if (turning) {
            turnAgain = true;
            return;
        }
        turning = true;
        try {
            do {
                turnAgain = false;
                if (closed) {
                    leave();
                } else {
                    ask();
                }
            } while (turnAgain);
        } finally {
            turning = false;
        }
    }

    private void leave() {
        if (!exchanging && !leaving) {
            leaving = true;
            ledger.leave(new Ask(0, most, null, made, unused, news), left::complete);
        }
    }

    /** Tells the ledger what there is to tell, and asks for a start when one is wanted. */
    private void ask() {
        boolean wants = start == null && !patient && !waiting.isEmpty() && taken < own.inFlight();
        long early = slots.next() - scheduler.nanoTime();
        if (wants && early > 0) {
            wants = false;
            patientFor(early);
        }
        if (exchanging || !(wants || changed)) {
            return;
        }
        exchanging = true;
        changed = false;
        int places = start == null ? taken : taken + 1;
        Wanted wanted = wants ? new Wanted(opening.stretch(scheduler.nanoTime()), lateness.ahead()) : null;
        Ask ask = new Ask(places, most, wanted, made, unused, news);
        news = new ArrayList<>();
        made = null;
        unused = null;
        ledger.exchange(
                ask,
                answer -> scheduler.execute(() -> {
                    exchanging = false;
                    take(answer);
                    exchange();
                }));
    }

    private void take(Answer answer) {
        pausedUntil = answer.pausedUntil();
        if (!(answer instanceof Answer.Full)) {
            fullSince = null;
        } else if (fullSince == null) {
            fullSince = scheduler.nanoTime();
        }
        if (answer instanceof Answer.Start given) {
            start = given;
            long wait = given.at() - ledger.now();
            if (closed) {
                giveBack();
            } else if (wait <= 0) {
                begin(given);
            } else {
                scheduler.after(wait, () -> {
                    if (start == given) {
                        begin(given);
                        exchange();
                    }
                });
            }
        } else if (answer instanceof Answer.Full) {
            patientFor(ASK_AGAIN);
        }
    }

    private void patientFor(long nanos) {
        patient = true;
        scheduler.after(nanos, () -> {
            patient = false;
            exchange();
        });
    }

    /** Makes the start, unless it is so late that others have the slots that follow: then it is given back. */
    private void begin(Answer.Start given) {
        start = null;
        long at = ledger.now();
        long late = at - given.at();
        if (lateness.tooLate(late)) {
            lateness.givenBack(late);
            unused = given;
            changed = true;
            return;
        }
        lateness.made(late);
        made = new Made(given.at(), at);
        taken++;
        long now = scheduler.nanoTime();
        opening.started(now);
        if (own.perSecond() < most.perSecond()) {
            slots.take(now, Gap.of(own.perSecond()), true);
        }
        latest = new Grant(given, at);
        waiting.remove().complete(latest);
    }

    private final class Grant implements Permit {
        private final Answer.Start given;
        private final long at;
        private boolean released;

        Grant(Answer.Start given, long at) {
            this.given = given;
            this.at = at;
        }

        @Override
        public void release(Feedback feedback) {
            scheduler.execute(() -> {
                if (released) {
                    return;
                }
                released = true;
                changed = true;
                if (feedback instanceof Feedback.Unused && latest == this && start == null) {
                    unused = given;
                    made = null;
                } else {
                    news.add(new News(feedback, at, ledger.now() - at));
                }
                if (feedback instanceof Feedback.Abandoned abandoned) {
                    scheduler.after(abandoned.hold().toNanos(), this::freePlace);
                    exchange();
                } else {
                    freePlace();
                }
            });
        }

        private void freePlace() {
            taken--;
            changed = true;
            exchange();
        }
    }
}
