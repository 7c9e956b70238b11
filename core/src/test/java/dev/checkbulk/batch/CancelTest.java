package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.Reply;
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

class CancelTest {
    @RegisterExtension
    final World world = new World();

    private final List<ItemResult<Integer>> results = new ArrayList<>();

    private BatchRun start(Batch batch, int items) {
        return batch.start(Source.of(Work.items(items)), Work.writing(), ResultSink.of(results::add));
    }

    @Test
    void whatIsInFlightIsAwaitedAndAllTheRestIsNotApplied() {
        world.wire.script(call -> Reply.ok("{}").after(Duration.ofSeconds(3)));
        BatchRun run = start(new Batch(world.client), 1_000);
        world.time.advance(Duration.ofMillis(500)); // 13 starts
        run.cancel("cancelled by the operator");
        assertFalse(run.report().isComplete());
        BatchReport report = world.finish(run.report());
        assertEquals(13, world.wire.calls().size());
        assertEquals(13, report.done());
        assertEquals(987, report.notApplied(), "those still in the input too");
        assertEquals(1_000, report.total());
        assertEquals("cancelled by the operator", report.stopped());
        assertFalse(report.complete());
        assertEquals(1_000, results.size());
    }

    @Test
    void theRestSaysWhy() {
        BatchRun run = start(new Batch(world.client), 200);
        run.cancel("enough");
        world.finish(run.report());
        List<String> explanations = results.stream()
                .map(ItemResult::outcome)
                .map(Outcome::explanation)
                .distinct()
                .toList();
        assertEquals(List.of("not sent: enough", ""), explanations);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void wheneverItComesEachItemIsReportedOnceAndTheCountsAddUp(long seed) {
        Random random = new Random(seed);
        world.wire.script(call -> switch (random.nextInt(8)) {
            case 0 -> Reply.throttled("1");
            case 1 -> Reply.broken();
            case 2 -> Reply.notConnected();
            case 3 -> Reply.status(422, "");
            default -> Reply.ok("{}").after(Duration.ofMillis(random.nextInt(1, 2_000)));
        });
        Batch batch = new Batch(world.client);
        batch = random.nextBoolean() ? batch.batchSize(random.nextInt(1, 40)) : batch.window(random.nextInt(1, 40));
        BatchRun run = start(random.nextBoolean() ? batch.inInputOrder() : batch, 300);
        world.time.advance(Duration.ofMillis(random.nextInt(15_000)));
        run.cancel("enough");
        int sent = world.wire.calls().size();
        BatchReport report = world.finish(run.report());
        assertEquals(300, report.total(), "seed " + seed);
        assertEquals(sent, world.wire.calls().size(), "seed " + seed + ": nothing new is sent");
        assertEquals(
                LongStream.rangeClosed(1, 300).boxed().toList(),
                results.stream().map(ItemResult::row).sorted().toList(),
                "seed " + seed);
    }

    @Test
    void theFirstReasonCounts() {
        BatchRun run = start(new Batch(world.client), 10);
        run.cancel("first");
        run.cancel("second");
        assertEquals("first", world.finish(run.report()).stopped());
    }

    @Test
    void afterTheEndItDoesNothing() {
        BatchRun run = start(new Batch(world.client), 10);
        BatchReport report = world.finish(run.report());
        run.cancel("too late");
        assertEquals(report, world.finish(run.report()));
        assertEquals(10, report.done());
        assertEquals(null, report.stopped());
    }

    @Test
    void anotherBatchOfTheSameClientGoesOn() {
        BatchRun run = start(new Batch(world.client), 100);
        var other = new Batch(world.client).run(Work.items(50), Work.writing());
        run.cancel("enough");
        assertEquals(50, world.finish(other).done());
    }

    @Test
    void whoAsksSoFarIsToldThatItStops() {
        BatchRun run = start(new Batch(world.client).window(2), 10);
        world.time.advance(Duration.ofMillis(50));
        assertEquals(null, run.soFar().stopped());
        run.cancel("enough");
        assertEquals("enough", run.soFar().stopped());
        assertEquals(world.finish(run.report()), run.soFar());
    }

    @Test
    void theCountsSoFarCanBeRead() {
        BatchRun run = start(new Batch(world.client).window(1), 10);
        assertEquals(BatchReport.EMPTY, run.soFar());
        world.time.advance(Duration.ofMillis(450));
        assertEquals(4, run.soFar().done());
        assertEquals(10, world.finish(run.report()).done());
    }
}
