package dev.checkbulk.script.terminal;

import dev.checkbulk.run.state.RunRefused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

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

    /**
     * The future's result.
     *
     * @throws RunRefused when a run is refused
     * @throws RuntimeException as {@link #get}
     */
    public static <T> T run(Future<T> future) throws RunRefused {
        try {
            return get(future);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RunRefused refused) {
                throw refused;
            }
            throw e;
        }
    }
}
