package dev.checkbulk.internal;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The scheduler of production: one Vert.x context, its timers and its worker pool. */
public final class VertxScheduler implements Scheduler {
    private final Vertx vertx;
    private final Context context;

    /** Binds to the caller's context; a caller without one gets an event-loop context of its own. */
    public VertxScheduler(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return Instant.now();
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        // Rounded up: a slot must not start early. Vert.x refuses a timer of 0 ms.
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
        Pending pending = new Pending(task);
        execute(() -> pending.arm(vertx.setTimer(millis, id -> pending.run())));
        return pending;
    }

    @Override
    public void execute(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    /** A timer that can be cancelled from any thread, also before the context got round to arming it. */
    private final class Pending implements Timer {
        private final Runnable task;
        private boolean cancelled;
        private long id = -1;

        Pending(Runnable task) {
            this.task = task;
        }

        void arm(long id) {
            this.id = id;
            if (cancelled) {
                vertx.cancelTimer(id);
            }
        }

        void run() {
            if (!cancelled) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            execute(() -> {
                cancelled = true;
                if (id >= 0) {
                    vertx.cancelTimer(id);
                }
            });
        }
    }
}
