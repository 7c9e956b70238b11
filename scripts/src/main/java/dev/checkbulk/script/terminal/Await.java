package dev.checkbulk.script.terminal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a future at the edge of a script, on its main thread. */
public final class Await {
    private Await() {}

    /**
     * The future's result.
     *
     * @throws IllegalStateException on an event loop, which would wait for itself
     * @throws RuntimeException the future's failure, as it is when it is unchecked
     */
    public static <T> T get(Future<T> future) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(
                    "This waits for an answer on the thread that brings it: give its future back instead");
        }
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits until the future has ended, however it ends, and no longer than this. */
    public static void end(Future<?> future, Duration most) {
        try {
            future.toCompletionStage().toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return; // whoever asks so has something worse to tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
