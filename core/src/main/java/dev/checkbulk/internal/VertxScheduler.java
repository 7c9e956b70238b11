package dev.checkbulk.internal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
        Pending pending = new Pending(task);
        // Not setTimer: its whole milliseconds would be jitter, of which the limit has ten to spare.
        execute(() -> pending.arm(vertx.timer(Math.max(1, nanos), TimeUnit.NANOSECONDS)));
        return pending;
    }

    @Override
    public void execute(Runnable task) {
        if (isHere()) {
            task.run();
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    @Override
    public <T> Future<T> blocking(Callable<T> task) {
        return context.executeBlocking(task, false);
    }

    /** The context alone does not tell: {@code executeBlocking} has the same one, on a worker's thread. */
    private boolean isHere() {
        return Vertx.currentContext() == context
                && (context.isEventLoopContext() ? Context.isOnEventLoopThread() : Context.isOnWorkerThread());
    }

    /** A timer that can be cancelled from any thread, also before the context got round to arming it. */
    private final class Pending implements Timer {
        private final Runnable task;
        private boolean cancelled;
        private io.vertx.core.@Nullable Timer timer;

        Pending(Runnable task) {
            this.task = task;
        }

        void arm(io.vertx.core.Timer timer) {
            this.timer = timer;
            if (cancelled) {
                timer.cancel();
            }
            timer.onSuccess(due -> run());
        }

        private void run() {
            if (!cancelled) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            execute(() -> {
                cancelled = true;
                if (timer != null) {
                    timer.cancel();
                }
            });
        }
    }
}
