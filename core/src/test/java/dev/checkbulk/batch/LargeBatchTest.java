package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that complete at once, by the million: the pump turns in a loop. */
class LargeBatchTest {
    private static final int MANY = 1_000_000;
    private static final int FEWER = 200_000; // enough to overflow any stack

    @RegisterExtension
    final World world = new World();

    private final Operation<Integer> atOnce = (client, item) -> Future.succeededFuture(Work.done());

    private static Iterable<Integer> upTo(int count) {
        return () -> {
            Iterator<Integer> numbers = IntStream.rangeClosed(1, count).iterator();
            return numbers;
        };
    }

    @Test
    void aMillionItemsThatAreDoneAtOnceFitOnTheStack() {
        assertEquals(
                MANY,
                world.finish(new Batch(world.client).run(upTo(MANY), atOnce)).done());
    }

    @Test
    void itemsThatFailAtOnceFitOnTheStack() {
        Operation<Integer> failing = (client, item) -> Future.failedFuture("no");
        assertEquals(
                FEWER,
                world.finish(new Batch(world.client).run(upTo(FEWER), failing)).notApplied());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100_000})
    void fixedBatchesOfThemFitOnTheStackToo(int size) {
        var report = world.finish(
                new Batch(world.client).batchSize(size).inInputOrder().run(upTo(FEWER), atOnce));
        assertEquals(FEWER, report.done());
    }

    @Test
    void itemsOfOneKeyFitOnTheStack() {
        var report = world.finish(new Batch(world.client).run(upTo(FEWER), atOnce.keyedBy(item -> "same")));
        assertEquals(FEWER, report.done());
    }

    @Test
    void cancellingThemFitsOnTheStack() {
        BatchRun run = new Batch(world.client).start(Source.of(upTo(FEWER)), Work.writing(), ResultSink.of(r -> {}));
        run.cancel("enough");
        BatchReport report = world.finish(run.report());
        assertEquals(FEWER, report.total());
        assertTrue(report.notApplied() >= FEWER - 1);
    }

    @Test
    void theEventLoopGetsABreathInBetween() {
        BatchRun run = new Batch(world.client).start(Source.of(upTo(MANY)), atOnce, ResultSink.of(r -> {}));
        assertTrue(
                run.soFar().done() < MANY / 10,
                "the first turn did " + run.soFar().done());
        Outcome other = world.send(World.read());
        assertEquals(Outcome.Kind.DONE, other.kind());
        assertEquals(MANY, world.finish(run.report()).done());
    }
}
