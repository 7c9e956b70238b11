package dev.checkbulk.internal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** What Vert.x's own futures do not do: thousands of steps, one after the other. */
public final class Futures {
    private Futures() {}

    /**
     * Takes steps until one says that it was the last, each when the one before it is done. A loop, not a chain: steps that
     * are complete at once must not recurse, and the stack would keep what each of them has.
     *
     * @param step completes with whether there is another one
     * @return completes behind the last step; fails as the first one that fails, behind which there is none
     */
    public static Future<Void> repeat(Supplier<Future<Boolean>> step) {
        Promise<Void> done = Promise.promise();
        repeat(step, done);
        return done.future();
    }

    private static void repeat(Supplier<Future<Boolean>> step, Promise<Void> done) {
        Future<Boolean> more = taken(step);
        while (more.succeeded() && more.result()) {
            more = taken(step);
        }
        more.onComplete(
                again -> {
                    if (again) {
                        repeat(step, done);
                    } else {
                        done.complete();
                    }
                },
                done::fail);
    }

    private static Future<Boolean> taken(Supplier<Future<Boolean>> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            return Future.failedFuture(e);
        }
    }
}
