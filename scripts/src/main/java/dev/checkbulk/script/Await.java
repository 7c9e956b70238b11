package dev.checkbulk.script;

import io.vertx.core.Future;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** Waits for a future at the edge of a script, on its main thread; never to be called on an event loop. */
public final class Await {
    private Await() {}

    /**
     * The future's result.
     *
     * @throws RuntimeException the future's failure, as it is when it is unchecked
     */
    public static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
