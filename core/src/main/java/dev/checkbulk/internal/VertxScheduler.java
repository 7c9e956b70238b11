package dev.checkbulk.internal;

import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scheduler of production: one Vert.x context, its timers and its worker pool. */
public final class VertxScheduler implements Scheduler {
    private final Vertx vertx;
    private final ContextInternal context;

    /** Binds to the caller's context; a caller without one gets an event-loop context of its own. */
    public VertxScheduler(Vertx vertx) {
        this.vertx = vertx;
        this.context = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
    }

    /**
     * Calls this when the context ends, because its verticle is undeployed or Vert.x is closed.
     *
     * @return for whoever has closed before: it is not called any more
     */
    public Runnable atEnd(Supplier<Future<Void>> close) {
        Closeable hook = ended -> close.get().onComplete(ended);
        context.addCloseHook(hook);
        return () -> context.removeCloseHook(hook);
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

    /** The current context alone does not tell: {@code executeBlocking} has the same one, on a worker's thread. */
    @Override
    public boolean isHome() {
        return ContextInternal.current() == context && context.inThread();
    }

    @Override
    public void execute(Runnable task) {
        if (!context.inThread()) { // the current context does not tell: executeBlocking has the same one elsewhere
            context.runOnContext(ignored -> task.run());
        } else if (ContextInternal.current() == context) {
            task.run();
        } else { // another verticle on the same event loop, or one request's duplicate of this context
            ContextInternal before = context.beginDispatch();
            try {
                task.run();
            } finally {
                context.endDispatch(before);
            }
        }
    }

    @Override
    public <T> Future<T> blocking(Callable<T> task) {
        return context.executeBlocking(task, false);
    }

    @Override
    public <T> Promise<T> promise() {
        ContextInternal caller = ContextInternal.current();
        return caller == null ? Promise.promise() : caller.promise();
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
