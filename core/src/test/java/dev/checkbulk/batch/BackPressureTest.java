package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source is asked only when there is room, and never all items are held. */
class BackPressureTest {
    @RegisterExtension
    final World world = new World();

    private final Work.CountingSource source = new Work.CountingSource(20_000);

    @Test
    void neverHoldsMoreItemsThanTheWindow() {
        var operation = Work.<Integer>lasting(world.time, item -> Duration.ofMillis(10));
        world.finish(new Batch(world.client)
                .window(50)
                .start(source, operation, source.sink())
                .report());
        assertEquals(20_000, source.reported);
        assertEquals(50, source.mostHeld);
    }

    @Test
    void neverHoldsMoreItemsThanAFixedBatch() {
        var operation = Work.<Integer>lasting(world.time, item -> Duration.ofMillis(10));
        world.finish(new Batch(world.client)
                .batchSize(20)
                .start(source, operation, source.sink())
                .report());
        assertEquals(20, source.mostHeld);
    }

    @Test
    void isNotAskedWhileTheWindowIsFull() {
        Deque<Promise<dev.checkbulk.http.Outcome>> pending = new ArrayDeque<>();
        var run = new Batch(world.client)
                .window(3)
                .start(
                        new Work.CountingSource(5) {
                            @Override
                            public Future<Optional<Integer>> next() {
                                assertTrue(pending.size() < 3, "asked with " + pending.size() + " under way");
                                return super.next();
                            }
                        },
                        (client, item) -> {
                            pending.add(Promise.promise());
                            return pending.getLast().future();
                        },
                        ResultSink.of(r -> {}));
        while (!pending.isEmpty()) {
            pending.remove().complete(Work.done());
        }
        assertEquals(5, world.finish(run.report()).done());
    }

    @Test
    void isAskedForTheNextItemOnlyAfterItGaveTheLast() {
        Deque<Promise<Optional<Integer>>> asked = new ArrayDeque<>();
        var run = new Batch(world.client)
                .<Integer>start(
                        () -> {
                            asked.add(Promise.promise());
                            return asked.getLast().future();
                        },
                        Work.writing(),
                        ResultSink.of(r -> {}));
        for (int i = 1; i <= 10; i++) {
            assertEquals(1, asked.size());
            asked.remove().complete(Optional.of(i));
        }
        asked.remove().complete(Optional.empty());
        assertEquals(10, world.finish(run.report()).done());
        assertEquals(0, asked.size(), "nothing is asked behind the end");
    }

    @Test
    void aResultThatIsNotKeptYetHoldsItsPlace() {
        Deque<Promise<Void>> keeping = new ArrayDeque<>();
        var run = new Batch(world.client)
                .window(3)
                .start(source, (client, item) -> Future.succeededFuture(Work.done()), r -> {
                    keeping.add(Promise.promise());
                    return keeping.getLast().future();
                });
        assertEquals(3, source.given);
        keeping.remove().complete();
        assertEquals(4, source.given);
        run.cancel("enough");
        while (!keeping.isEmpty()) {
            keeping.remove().complete();
        }
        assertEquals(20_000, world.finish(run.report()).total());
    }

    @Test
    void inInputOrderAStuckItemHoldsBackABoundedNumberOfResults() {
        Promise<dev.checkbulk.http.Outcome> stuck = Promise.promise();
        Operation<Integer> operation =
                (client, item) -> item == 1 ? stuck.future() : Future.succeededFuture(Work.done());
        var run = new Batch(world.client).window(10).inInputOrder().start(source, operation, source.sink());
        world.time.runUntilIdle();
        assertEquals(0, source.reported);
        assertTrue(source.given < 5_000, "read " + source.given + " items while the first was stuck");
        stuck.complete(Work.done());
        assertEquals(20_000, world.finish(run.report()).done());
        assertEquals(20_000, source.reported);
    }
}
