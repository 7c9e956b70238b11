package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process's quota: slots, places in flight and pauses over one queue. Its parts are pure functions of the time that
 * they are given; this class reads the clock, keeps the queue and sets the one timer.
 */
final class InProcessQuota implements Quota {
    private final Scheduler scheduler;
    private final Limit limit;
    private final Slots slots;
    private final Opening opening;
    private final Budget budget;
    private final InFlight places;
    private final Deque<Promise<Permit>> waiting = new ArrayDeque<>();
    private @Nullable Grant latest;
    private boolean granting;
    private boolean askedAgain;
    private Scheduler.@Nullable Timer timer;
    private long timerFor;
    private boolean fired;
    private boolean closed;

    InProcessQuota(Scheduler scheduler, Limit limit, Opening opening) {
        this.scheduler = scheduler;
        this.limit = limit;
        this.opening = opening;
        long now = scheduler.nanoTime();
        this.slots = new Slots(now);
        this.budget = new Budget(limit, now);
        this.places = budget.places();
    }

    @Override
    public Limit limit() {
        return limit;
    }

    @Override
    public Duration paused() {
        return Duration.ofNanos(Math.max(0, budget.pausedUntil() - scheduler.nanoTime()));
    }

    @Override
    public Future<Permit> acquire() {
        Promise<Permit> permit = Promise.promise();
        scheduler.execute(() -> {
            if (closed) {
                permit.fail(SharedQuota.closed());
            } else {
                waiting.add(permit);
                grant();
            }
        });
        return permit.future();
    }

    @Override
    public Future<Void> close() {
        Promise<Void> done = scheduler.promise();
        scheduler.execute(() -> {
            closed = true;
            List<Promise<Permit>> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(permit -> permit.fail(SharedQuota.closed()));
            setTimer();
            done.complete();
        });
        return done.future();
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
        for (long due = due(now); !waiting.isEmpty() && now - due >= 0 && places.free(now); due = due(now)) {
            Gap gap = budget.gap(now).stretched(opening.stretch(now));
            boolean afterAPause = budget.pausedUntil() - slots.next() > 0;
            slots.take(now, gap, timer != null && timerFor == due && !afterAPause);
            opening.started(now);
            places.take();
            budget.started(now);
            latest = new Grant(now);
            waiting.remove().complete(latest);
            now = scheduler.nanoTime();
        }
    }

    private long due(long now) {
        return budget.notBefore(slots.next(), now);
    }

    private void setTimer() {
        long now = scheduler.nanoTime();
        boolean pointless =
                waiting.isEmpty() || !places.free(now); // the next request or the next free place asks again
        long due = due(now);
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

    private final class Grant implements Permit {
        private final long start;
        private boolean released;

        Grant(long start) {
            this.start = start;
        }

        @Override
        public void release(Feedback feedback) {
            scheduler.execute(() -> {
                if (released) {
                    return;
                }
                released = true;
                if (feedback instanceof Feedback.Unused && latest == this) {
                    slots.giveBack();
                    budget.notStarted();
                }
                long now = scheduler.nanoTime();
                budget.judge(feedback, start, now - start, now);
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
