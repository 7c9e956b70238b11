package dev.checkbulk.standin;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Waits for something that the server does in its own time. */
public final class Waiting {
    private Waiting() {}

    public interface Condition {
        boolean holds();
    }

    public static void until(Vertx vertx, Condition condition) throws Exception {
        Promise<Void> done = Promise.promise();
        long timer = vertx.setPeriodic(2, tick -> {
            if (condition.holds()) {
                done.tryComplete();
            }
        });
        try {
            Started.await(done.future());
        } finally {
            vertx.cancelTimer(timer);
        }
    }
}
