package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process's quota: slots, places in flight and pauses over one queue. Its parts are pure functions of the time that
 * they are given; this class reads the clock, keeps the queue and sets the one timer.
 */
final class InProcessQuota implements Quota {
    /** A refusal that asks for more than this is not the pace's ordinary jitter: everybody waits. */
    private static final Duration ORDINARY_WAIT = Duration.ofSeconds(2);

    /** So many answers in a row that are refusals make everybody wait. */
    private static final int REFUSALS_IN_A_ROW = 3;

    /** However long the server asks for; longer waits are the caller's decision. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Scheduler scheduler;
    private final Limit limit;
    private final Slots slots;
    private final Rate rate;
    private final Opening opening;
    private final InFlight places;
    private final Deque<Promise<Permit>> waiting = new ArrayDeque<>();
    private final Deque<Long> starts = new ArrayDeque<>();
    private long pausedUntil;
    private int refusalsInARow;
    private @Nullable Grant latest;
    private boolean granting;
    private boolean askedAgain;
    private Scheduler.@Nullable Timer timer;
    private long timerFor;
    private boolean fired;

    InProcessQuota(Scheduler scheduler, Limit limit, Opening opening) {
        this.scheduler = scheduler;
        this.limit = limit;
        this.opening = opening;
        long now = scheduler.nanoTime();
        this.slots = new Slots(now);
        this.rate = new Rate(limit.perSecond(), now);
        this.places = new InFlight(limit.inFlight(), now);
        this.pausedUntil = now;
    }

    @Override
    public Limit limit() {
        return limit;
    }

    @Override
    public Future<Permit> acquire() {
        Promise<Permit> permit = Promise.promise();
        scheduler.execute(() -> {
            waiting.add(permit);
            grant();
        });
        return permit.future();
    }

    /** Grants what may start now, then sets the timer for the next. Calls from inside a grant are noted and served by it. */
    private void grant() {
        if (granting) {
            askedAgain = true;
            return;
        }
        granting = true;
        try {
            do {
                askedAgain = false;
                grantDue();
            } while (askedAgain);
        } finally {
            granting = false;
        }
        setTimer();
    }

    private void grantDue() {
        long now = scheduler.nanoTime();
        while (!waiting.isEmpty() && now - slots.next() >= 0 && now - pausedUntil >= 0 && places.free(now)) {
            slots.take(now, opening.stretch(rate.interval(now), now), timer != null && timerFor == slots.next());
            places.take();
            rememberStart(now);
            latest = new Grant();
            waiting.remove().complete(latest);
            now = scheduler.nanoTime();
        }
    }

    private void setTimer() {
        long now = scheduler.nanoTime();
        boolean pointless =
                waiting.isEmpty() || !places.free(now); // the next request or the next free place asks again
        long due = slots.next() - pausedUntil >= 0 ? slots.next() : pausedUntil;
        if (timer != null && (fired || pointless || timerFor != due)) {
            timer.cancel();
            timer = null;
        }
        fired = false;
        if (!pointless && timer == null) {
            timerFor = due;
            timer = scheduler.after(Math.max(1, due - now), this::onTime);
        }
    }

    private void onTime() {
        fired = true;
        grant();
    }

    private void rememberStart(long now) {
        starts.add(now);
        while (now - starts.element() > SECOND) {
            starts.remove();
        }
    }

    private void judge(Feedback feedback) {
        long now = scheduler.nanoTime();
        if (feedback instanceof Feedback.Answered answered) {
            refusalsInARow = 0;
            if (answered.window() != null) {
                makeRoom(answered.window(), now);
            }
        } else if (feedback instanceof Feedback.Throttled throttled) {
            refusalsInARow++;
            rate.refused(now);
            if (throttled.concurrency()) {
                places.shrink(now);
            }
            if (throttled.concurrency()
                    || refusalsInARow >= REFUSALS_IN_A_ROW
                    || throttled.retryAfter().compareTo(ORDINARY_WAIT) > 0) {
                pause(throttled.retryAfter(), now);
            }
        }
    }

    private void pause(Duration asked, long now) {
        Duration wait = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
        pausedUntil = Math.max(pausedUntil - now, wait.toNanos()) + now;
    }

    /** The server counts more than we started: the difference is others, and they keep what they use. */
    private void makeRoom(Feedback.Window window, long now) {
        if (window.limit() < 1 || window.remaining() < 0) {
            return;
        }
        int others = window.limit() - window.remaining() - startsSince(now - SECOND);
        if (others > 1) { // one is the jitter of a start at the edge of the second
            rate.leave((double) others / window.limit(), now);
        }
    }

    private int startsSince(long time) {
        return (int) starts.stream().filter(start -> start - time >= 0).count();
    }

    private final class Grant implements Permit {
        private boolean released;

        @Override
        public void release(Feedback feedback) {
            scheduler.execute(() -> {
                if (released) {
                    return;
                }
                released = true;
                if (feedback instanceof Feedback.Unused && latest == this) {
                    slots.giveBack();
                    starts.pollLast();
                }
                judge(feedback);
                if (feedback instanceof Feedback.Abandoned abandoned) {
                    scheduler.after(abandoned.hold().toNanos(), this::freePlace);
                } else {
                    freePlace();
                }
            });
        }

        private void freePlace() {
            places.giveBack();
            grant();
        }
    }
}
