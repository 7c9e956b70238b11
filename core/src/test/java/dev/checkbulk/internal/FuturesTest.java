package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class FuturesTest {
    private int steps;

    @Test
    void aMillionStepsThatAreCompleteAtOnce() {
        Future<Void> done = Futures.repeat(() -> Future.succeededFuture(++steps < 1_000_000));
        assertTrue(done.succeeded());
        assertEquals(1_000_000, steps);
    }

    @Test
    void eachStepIsTakenWhenTheOneBeforeItIsDone() {
        Deque<Promise<Boolean>> underWay = new ArrayDeque<>();
        Future<Void> done = Futures.repeat(() -> {
            steps++;
            Promise<Boolean> step = Promise.promise();
            underWay.add(step);
            return step.future();
        });
        for (int n = 1; n <= 20_000; n++) {
            assertEquals(n, steps);
            assertFalse(done.isComplete());
            underWay.remove().complete(n < 20_000);
        }
        assertTrue(done.succeeded());
    }

    @Test
    void behindAStepThatFailsOrThrowsThereIsNone() {
        Future<Void> failed =
                Futures.repeat(() -> ++steps < 3 ? Future.succeededFuture(true) : Future.failedFuture("no"));
        assertEquals("no", failed.cause().getMessage());
        assertEquals(3, steps);
        assertInstanceOf(
                IllegalStateException.class,
                Futures.repeat(() -> {
                            throw new IllegalStateException();
                        })
                        .cause());
    }
}
