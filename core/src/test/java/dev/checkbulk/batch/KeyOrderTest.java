package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items with one key run in the order of the input and never side by side. */
class KeyOrderTest {
    private record Row(int number, String key) {}

    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void rowsOfOneKeyRunInOrderAndApartWhateverTheLatency(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            rows.add(new Row(i, random.nextInt(5) == 0 ? null : "k" + random.nextInt(8)));
        }
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> underWay = new HashMap<>();
        Operation<Row> operation = (client, row) -> {
            if (row.key() != null) {
                assertTrue(last.getOrDefault(row.key(), 0) < row.number(), "seed " + seed + ": order of " + row);
                last.put(row.key(), row.number());
                assertEquals(1, underWay.merge(row.key(), 1, Integer::sum), "seed " + seed + ": side by side " + row);
            }
            Promise<Outcome> promise = Promise.promise();
            Runnable end = () -> {
                underWay.merge(String.valueOf(row.key()), -1, Integer::sum);
                promise.complete(Work.done());
            };
            if (random.nextInt(4) == 0) {
                end.run();
            } else {
                world.time.at(Duration.ofMillis(random.nextInt(300)), end);
            }
            return promise.future();
        };
        Batch batch = new Batch(world.client).window(random.nextInt(1, 60));
        if (random.nextBoolean()) {
            batch = batch.batchSize(random.nextInt(1, 60));
        }
        if (random.nextBoolean()) {
            batch = batch.inInputOrder();
        }
        var report = world.finish(batch.run(rows, operation.keyedBy(Row::key)));
        assertEquals(400, report.done(), "seed " + seed + ": " + report);
    }

    @Test
    void otherKeysRunMeanwhile() {
        List<String> items = List.of("a1", "a2", "b1", "c1", "a3");
        Operation<String> operation = Work.lasting(world.time, item -> Duration.ofSeconds(1));
        world.finish(new Batch(world.client).run(items, operation.keyedBy(item -> item.substring(0, 1))));
        assertEquals(Duration.ofSeconds(3), world.time.elapsed());
    }

    @Test
    void aNullKeyOrdersNothing() {
        Operation<Integer> operation = Work.lasting(world.time, item -> Duration.ofSeconds(1));
        world.finish(new Batch(world.client).run(Work.items(50), operation.keyedBy(item -> null)));
        assertEquals(Duration.ofSeconds(1), world.time.elapsed());
    }

    @Test
    void theNextRowOfAKeyRunsAlsoWhenTheOneBeforeFailed() {
        List<Integer> ran = new ArrayList<>();
        Operation<Integer> operation = (client, item) -> {
            ran.add(item);
            if (item == 1) {
                throw new IllegalStateException("first");
            }
            return item == 2 ? Future.failedFuture("second") : Future.succeededFuture(Work.done());
        };
        var report = world.finish(new Batch(world.client).run(Work.items(3), operation.keyedBy(item -> "same")));
        assertEquals(List.of(1, 2, 3), ran);
        assertEquals(1, report.done());
        assertEquals(2, report.notApplied());
    }

    @Test
    void keysOfFixedBatchesDoNotHoldUpTheNextBatch() {
        Operation<Integer> operation = Work.lasting(world.time, item -> Duration.ofSeconds(1));
        var report = world.finish(
                new Batch(world.client).batchSize(4).run(Work.items(8), operation.keyedBy(item -> "same")));
        assertEquals(8, report.done());
        assertEquals(Duration.ofSeconds(8), world.time.elapsed());
    }

    @Test
    void aLongQueueBehindOneKeyDoesNotOverflowTheStack() {
        Operation<Integer> operation = (client, item) -> Future.succeededFuture(Work.done());
        Promise<Outcome> first = Promise.promise();
        Operation<Integer> gated = (client, item) -> item == 1 ? first.future() : operation.run(client, item);
        var report = new Batch(world.client).window(100_000).run(Work.items(100_000), gated.keyedBy(item -> "same"));
        world.time.runUntilIdle();
        first.complete(Work.done());
        assertEquals(100_000, world.finish(report).done());
    }
}
