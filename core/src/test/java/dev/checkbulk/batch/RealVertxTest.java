package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The batch on a real event loop. No request is sent. */
class RealVertxTest extends OnRealVertx {
    private static final int MANY = 20_000;

    @Test
    void thousandsOfItemsHopOverTheEventLoop() throws Exception {
        var report = await(new Batch(client).run(Work.items(MANY), this::hop));
        assertEquals(MANY, report.done());
    }

    @Test
    void outcomesMayComeFromAnyThread() throws Exception {
        var report =
                await(new Batch(client).run(Work.items(MANY), (c, item) -> vertx.executeBlocking(Work::done, false)));
        assertEquals(MANY, report.done());
    }

    @Test
    void everythingIsCalledOnTheClientsContext() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var report = await(new Batch(client)
                .start(
                        Source.of(Work.items(1_000)),
                        (c, item) -> {
                            threads.add(Thread.currentThread());
                            return vertx.executeBlocking(Work::done, false);
                        },
                        ResultSink.of(result -> threads.add(Thread.currentThread())))
                .report());
        assertEquals(1_000, report.done());
        assertEquals(1, threads.size());
        assertTrue(Context.isOnEventLoopThread() || !threads.contains(Thread.currentThread()));
    }

    @Test
    void aVertxStreamIsFetchedOneByOne() throws Exception {
        Numbers stream = new Numbers(MANY, false);
        var report = await(onContext(() -> new Batch(client)
                .window(1)
                .start(Source.of(stream), this::hop, ResultSink.of(r -> {}))
                .report()));
        assertEquals(MANY, report.done());
        assertEquals(1, stream.mostRequested);
    }

    @Test
    void aVertxStreamThatFailsStopsTheBatch() throws Exception {
        Numbers stream = new Numbers(10, true);
        var report = await(onContext(() -> new Batch(client)
                .window(1)
                .start(Source.of(stream), this::hop, ResultSink.of(r -> {}))
                .report()));
        assertEquals(10, report.done());
        assertEquals("the input could not be read behind row 10: torn", report.stopped());
        assertFalse(report.complete());
    }

    private <T> Future<T> onContext(java.util.function.Supplier<Future<T>> task) {
        Promise<T> promise = Promise.promise();
        client.scheduler().execute(() -> task.get().onComplete(promise));
        return promise.future();
    }

    /** The numbers from 1, each on a turn of the event loop of its own. */
    private final class Numbers implements ReadStream<Integer> {
        private final int size;
        private final boolean fails;
        private io.vertx.core.Handler<Throwable> onFailure;
        private io.vertx.core.Handler<Integer> onItem;
        private io.vertx.core.Handler<Void> onEnd;
        private int given;
        private long requested;
        private long mostRequested;

        Numbers(int size, boolean fails) {
            this.size = size;
            this.fails = fails;
        }

        @Override
        public ReadStream<Integer> exceptionHandler(io.vertx.core.Handler<Throwable> handler) {
            onFailure = handler;
            return this;
        }

        @Override
        public ReadStream<Integer> handler(io.vertx.core.Handler<Integer> handler) {
            onItem = handler;
            return this;
        }

        @Override
        public ReadStream<Integer> pause() {
            requested = 0;
            return this;
        }

        @Override
        public ReadStream<Integer> resume() {
            throw new AssertionError("without back-pressure");
        }

        @Override
        public ReadStream<Integer> fetch(long amount) {
            requested += amount;
            mostRequested = Math.max(mostRequested, requested);
            Context context = vertx.getOrCreateContext();
            context.runOnContext(ignored -> {
                assertSame(context, vertx.getOrCreateContext());
                if (given < size) {
                    requested--;
                    onItem.handle(++given);
                } else if (fails) {
                    onFailure.handle(new IOException("torn"));
                } else {
                    onEnd.handle(null);
                }
            });
            return this;
        }

        @Override
        public ReadStream<Integer> endHandler(io.vertx.core.Handler<Void> handler) {
            onEnd = handler;
            return this;
        }
    }
}
