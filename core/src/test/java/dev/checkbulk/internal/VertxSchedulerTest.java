package dev.checkbulk.internal;

import static dev.checkbulk.testing.Rehearsal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class VertxSchedulerTest {
    private Vertx vertx;
    private VertxScheduler scheduler;

    @BeforeEach
    void start(Vertx given) {
        vertx = given;
        scheduler = new VertxScheduler(vertx);
    }

    private <T> T onThread(java.util.concurrent.Callable<T> task) {
        Promise<T> promise = Promise.promise();
        scheduler.execute(() -> {
            try {
                promise.complete(task.call());
            } catch (Exception e) {
                promise.fail(e);
            }
        });
        return await(promise.future());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999, 1_000_001, 1_999_999, 9_900_001})
    void aTaskNeverRunsEarly(long nanos) {
        for (int i = 0; i < 20; i++) { // most timers are late anyway, not all
            Promise<Long> late = Promise.promise();
            scheduler.execute(() -> {
                long from = scheduler.nanoTime();
                scheduler.after(nanos, () -> late.complete(scheduler.nanoTime() - from - nanos));
            });
            assertTrue(
                    await(late.future()) >= 0,
                    nanos + " ns, early by " + -late.future().result());
        }
    }

    @Test
    void aTimerRunsNeverInsideTheCallThatSetsIt() {
        assertFalse(onThread(() -> {
            boolean[] ran = {false};
            scheduler.after(0, () -> ran[0] = true);
            return ran[0];
        }));
    }

    @Test
    void onItsThreadATaskRunsAtOnce() {
        assertTrue(onThread(() -> {
            boolean[] ran = {false};
            scheduler.execute(() -> ran[0] = true);
            return ran[0];
        }));
    }

    @Test
    void allTasksRunOnOneThreadWhoeverAsks() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Promise<Void> ran = Promise.promise();
            all.add(ran.future());
            Thread asker = new Thread(() -> scheduler.after(
                    1,
                    () -> scheduler.execute(() -> {
                        threads.add(Thread.currentThread());
                        ran.complete();
                    })));
            asker.start();
            asker.join();
        }
        await(Future.all(all));
        assertEquals(1, threads.size());
    }

    @Test
    void aCancelledTimerIsForgotten() {
        List<String> ran = new ArrayList<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        scheduler.execute(() -> awaitLatch(cancelled)); // else it might be due before it is cancelled
        scheduler.after(1, () -> ran.add("from another thread")).cancel();
        cancelled.countDown();
        onThread(() -> {
            scheduler.after(1, () -> ran.add("from its own")).cancel();
            return "";
        });
        Promise<Void> later = Promise.promise();
        scheduler.after(20_000_000, later::complete);
        await(later.future());
        assertEquals(List.of(), ran);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancellingATimerThatRanDoesNothing() {
        Promise<Void> ran = Promise.promise();
        Scheduler.Timer timer = scheduler.after(1, ran::complete);
        await(ran.future());
        timer.cancel();
        assertEquals("on", onThread(() -> "on"));
    }

    @Test
    void itBindsToTheContextOfItsCreator() {
        var context = vertx.getOrCreateContext();
        Promise<Object> bound = Promise.promise();
        context.runOnContext(ignored -> {
            VertxScheduler inside = new VertxScheduler(vertx);
            inside.after(1, () -> bound.complete(Vertx.currentContext()));
        });
        assertSame(context, await(bound.future()));
    }

    /** A worker's thread has the context of who gave it its task, and must not touch what the context confines. */
    @Test
    void whatAWorkerOfTheSameContextAsksForRunsOnTheEventLoop() {
        Promise<Boolean> ran = Promise.promise();
        scheduler.execute(() -> vertx.executeBlocking(() -> {
            scheduler.execute(() -> ran.complete(Context.isOnEventLoopThread()));
            return null;
        }));
        assertTrue(await(ran.future()));
    }
}
