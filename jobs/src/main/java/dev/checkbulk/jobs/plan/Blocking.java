package dev.checkbulk.jobs.plan;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what blocks or takes long: files, and walks over very many rows. No event loop waits for them. All futures complete
 * on the context on which the work was asked for.
 */
public final class Blocking {
    /** Uploads and the end of a long run hold a thread; more of them wait. */
    private static final int THREADS = 20;

    private final Vertx vertx;
    private final WorkerExecutor threads;

    private Blocking(Vertx vertx, WorkerExecutor threads) {
        this.vertx = vertx;
        this.threads = threads;
    }

    /** Threads that all who ask for them share. */
    public static Blocking of(Vertx vertx) {
        return new Blocking(vertx, vertx.createSharedWorkerExecutor("checkbulk-jobs", THREADS, 10, TimeUnit.MINUTES));
    }

    /** Does it on one of the threads; an exception is the future's failure. */
    public <T> Future<T> call(Callable<T> work) {
        return here(threads.executeBlocking(work, false));
    }

    /** The same future on the calling context, a new one when there is none. */
    public <T> Future<T> here(Future<T> future) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> here = Promise.promise();
        future.onComplete(result -> caller.runOnContext(turn -> here.handle(result)));
        return here.future();
    }

    /** Begins it on one of the threads, and waits for what it began on none. */
    public <T> Future<T> then(Callable<Future<T>> work) {
        return here(threads.executeBlocking(work, false).compose(begun -> begun));
    }

    /** Gives the threads back when nobody else has them. */
    public Future<Void> close() {
        return threads.close();
    }
}
