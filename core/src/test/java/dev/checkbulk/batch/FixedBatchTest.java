package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's batches: all items of one end before the next begins. */
class FixedBatchTest {
    @RegisterExtension
    final World world = new World();

    @Test
    void theNextBatchBeginsAfterTheLastItemOfTheOneBefore() {
        var diary = new Work.Diary(world.time, item -> Duration.ofMillis(item == 2 ? 900 : 10 * item));
        world.finish(new Batch(world.client).batchSize(3).run(Work.items(7), diary));
        assertEquals(
                List.of("+1", "+2", "+3", "-1", "-3", "-2", "+4", "+5", "+6", "-4", "-5", "-6", "+7", "-7"),
                diary.lines);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batchesNeverOverlap(long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(1, 30);
        var diary = new Work.Diary(world.time, item -> Duration.ofMillis(random.nextInt(3)));
        var report = world.finish(new Batch(world.client).batchSize(size).run(Work.items(300), diary));
        assertEquals(300, report.done(), "seed " + seed);
        int ended = 0;
        for (String line : diary.lines) {
            int item = Integer.parseInt(line.substring(1));
            if (line.startsWith("+")) {
                assertTrue(
                        ended >= (item - 1) / size * size, "seed " + seed + ": " + line + " after " + ended + " ends");
            } else {
                ended++;
            }
        }
    }

    @Test
    void aBatchOf20IsSentInTheSlotsOfTheQuota() {
        world.finish(new Batch(world.client).batchSize(20).run(Work.items(60), Work.writing()));
        assertEquals(60, world.wire.calls().size());
        assertTrue(world.wire.mostInFlight() <= 3, "and not at once: " + world.wire.mostInFlight());
    }

    @Test
    void itemsThatAreDoneAtOnceFillTheirBatchToo() {
        var report = world.finish(new Batch(world.client)
                .batchSize(7)
                .run(Work.items(1_000), (client, item) -> io.vertx.core.Future.succeededFuture(Work.done())));
        assertEquals(1_000, report.done());
    }

    @Test
    void theWindowIsBackAfterBatchSize() {
        var diary = new Work.Diary(world.time, item -> Duration.ofMillis(item == 1 ? 900 : 10));
        world.finish(new Batch(world.client).batchSize(2).window(2).run(Work.items(4), diary));
        assertEquals(List.of("+1", "+2", "-2", "+3", "-3", "+4", "-4", "-1"), diary.lines);
    }
}
