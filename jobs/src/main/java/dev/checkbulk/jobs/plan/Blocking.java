package dev.checkbulk.jobs.plan;

import io.vertx.core.Closeable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.internal.ContextInternal;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what blocks or takes long: files, and walks over very many rows. No event loop waits for them. All futures complete
 * on the context on which the work was asked for, those of work that {@link #close} cuts short too. Any thread may call.
 */
public final class Blocking {
    /** Uploads and the end of a long run hold a thread; more of them wait. */
    private static final int THREADS = 20;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    /** What the threads have not answered yet: closed threads forget what waits for them. */
    private final Set<Promise<?>> unanswered = ConcurrentHashMap.newKeySet();

    private Runnable unhook = () -> {};
    private volatile boolean closed;

    private Blocking(Vertx vertx, WorkerExecutor threads) {
        this.vertx = vertx;
        this.threads = threads;
    }

    /**
     * Threads that all who ask for them share. They are given back when they are {@link #close closed}, or when the verticle that
     * this is called in is undeployed.
     */
    public static Blocking of(Vertx vertx) {
        WorkerExecutor threads = vertx.createSharedWorkerExecutor("checkbulk-jobs", THREADS, 10, TimeUnit.MINUTES);
        Blocking blocking = new Blocking(vertx, threads);
        if (vertx.getOrCreateContext() instanceof ContextInternal context) {
            blocking.endsWith(context);
        }
        return blocking;
    }

    private void endsWith(ContextInternal context) {
        Closeable hook = ended -> {
            answerAll();
            ended.succeed(); // the threads have a hook of their own
        };
        context.addCloseHook(hook);
        this.unhook = () -> context.removeCloseHook(hook);
    }

    /** Does it on one of the threads; an exception is the future's failure, as is {@link IllegalStateException} once closed. */
    public <T> Future<T> call(Callable<T> work) {
        return here(begun(work));
    }

    /** Begins it on one of the threads, and waits for what it began on none. */
    public <T> Future<T> then(Callable<Future<T>> work) {
        return here(begun(work).compose(begun -> begun));
    }

    private <T> Future<T> begun(Callable<T> work) {
        Promise<T> answer = Promise.promise();
        unanswered.add(answer);
        if (closed) {
            forget(answer);
        } else {
            begin(work, answer);
        }
        return answer.future();
    }

    private <T> void begin(Callable<T> work, Promise<T> answer) {
        try {
            threads.executeBlocking(work, false).onComplete(done -> {
                unanswered.remove(answer);
                if (done.succeeded()) {
                    answer.tryComplete(done.result());
                } else {
                    answer.tryFail(done.cause());
                }
            });
        } catch (RejectedExecutionException e) { // closed by us, or with the verticle that made them
            forget(answer);
        }
    }

    private void forget(Promise<?> answer) {
        unanswered.remove(answer);
        answer.tryFail(new IllegalStateException("This engine is closed"));
    }

    /** The same future on the calling context, a new one when there is none. */
    public <T> Future<T> here(Future<T> future) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> here = Promise.promise();
        future.onComplete(result -> caller.runOnContext(turn -> here.handle(result)));
        return here.future();
    }

    /** Gives the threads back when nobody else has them. What they have not answered fails. */
    public Future<Void> close() {
        answerAll();
        unhook.run();
        return threads.close();
    }

    private void answerAll() {
        closed = true;
        unanswered.forEach(this::forget);
    }
}
