package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputOrderTest {
    @RegisterExtension
    final World world = new World();

    private List<Long> rows(Batch batch, Operation<Integer> operation, int count) {
        List<Long> rows = new ArrayList<>();
        world.finish(
                batch.start(Source.of(Work.items(count)), operation, ResultSink.of(result -> rows.add(result.row())))
                        .report());
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void resultsAreReportedInTheOrderOfTheInput(long seed) {
        Random random = new Random(seed);
        Operation<Integer> operation = (client, item) -> random.nextInt(3) == 0
                ? io.vertx.core.Future.succeededFuture(Work.done())
                : Work.<Integer>lasting(world.time, i -> Duration.ofMillis(random.nextInt(1_000)))
                        .run(client, item);
        List<Long> rows = rows(new Batch(world.client).window(30).inInputOrder(), operation, 1_000);
        assertEquals(LongStream.rangeClosed(1, 1_000).boxed().toList(), rows, "seed " + seed);
    }

    @Test
    void collectGivesEveryResultInTheOrderOfTheInput() {
        Operation<Integer> operation = (client, item) -> item % 3 == 0
                ? io.vertx.core.Future.failedFuture("a third")
                : Work.<Integer>lasting(world.time, i -> Duration.ofMillis(1_000 - i))
                        .run(client, item);
        List<ItemResult<Integer>> results = world.finish(new Batch(world.client).collect(Work.items(200), operation));
        assertEquals(Work.items(200), results.stream().map(ItemResult::item).toList());
        assertEquals(
                Work.items(200).stream()
                        .map(item -> item % 3 == 0 ? Outcome.Kind.NOT_APPLIED : Outcome.Kind.DONE)
                        .toList(),
                results.stream().map(result -> result.outcome().kind()).toList());
    }

    @Test
    void rowsAreCountedFromOne() {
        var results = world.finish(new Batch(world.client).collect(List.of("a", "b"), Work.writing()));
        assertEquals(List.of(1L, 2L), results.stream().map(ItemResult::row).toList());
    }

    @Test
    void fixedBatchesCanReportInOrderToo() {
        Operation<Integer> operation = Work.lasting(world.time, item -> Duration.ofMillis(1_000 - item));
        List<Long> rows = rows(new Batch(world.client).batchSize(7).inInputOrder(), operation, 100);
        assertEquals(LongStream.rangeClosed(1, 100).boxed().toList(), rows);
    }
}
