package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.quota.Limit;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {
    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void neverMoreThanTheWindowIsUnderWay(int window) {
        Random random = new Random(window);
        var diary = new Work.Diary(world.time, item -> Duration.ofMillis(random.nextInt(1, 500)));
        var report = world.finish(new Batch(world.client).window(window).run(Work.items(500), diary));
        assertEquals(500, report.done());
        assertEquals(window, diary.mostUnderWay);
    }

    @Test
    void theWindowIsTheQuotasPlacesUnlessSaidOtherwise() {
        World wide = new World(new Limit(100, 37));
        var diary = new Work.Diary(wide.time, item -> Duration.ofSeconds(1));
        wide.finish(new Batch(wide.client).run(Work.items(200), diary));
        assertEquals(37, diary.mostUnderWay);
    }

    @Test
    void aSlowItemHoldsUpNobody() {
        var diary = new Work.Diary(world.time, item -> item == 1 ? Duration.ofSeconds(60) : Duration.ofMillis(10));
        var run = new Batch(world.client).window(2).start(Source.of(Work.items(1_000)), diary, ResultSink.of(r -> {}));
        world.time.advance(Duration.ofSeconds(59));
        assertEquals(999, run.soFar().done());
        assertEquals(1_000, world.finish(run.report()).done());
    }

    @Test
    void resultsAreReportedAsTheyFinish() {
        List<Long> rows = new ArrayList<>();
        var operation = Work.<Integer>lasting(world.time, item -> Duration.ofSeconds(10 - item));
        world.finish(new Batch(world.client)
                .start(Source.of(Work.items(3)), operation, ResultSink.of(result -> rows.add(result.row())))
                .report());
        assertEquals(List.of(3L, 2L, 1L), rows);
    }

    @Test
    void requestsStartInTheSlotsOfTheQuota() {
        var report = world.finish(new Batch(world.client).run(Work.items(100), Work.writing()));
        assertTrue(report.complete());
        List<Duration> starts = world.wire.starts();
        for (int i = 1; i < starts.size(); i++) {
            assertEquals(40_404_041, starts.get(i).minus(starts.get(i - 1)).toNanos());
        }
    }

    @Test
    void noMoreRequestsAreInFlightThanTheQuotaAllows() {
        World narrow = new World(new Limit(1_000, 5));
        narrow.wire.script(call -> Reply.ok("{}").after(Duration.ofSeconds(2)));
        narrow.finish(new Batch(narrow.client).window(50).run(Work.items(200), Work.writing()));
        assertEquals(5, narrow.wire.mostInFlight());
        narrow.assertAtRest();
    }

    @Test
    void oneBatchMayRunSeveralTimesAndSideBySide() {
        Batch batch = new Batch(world.client);
        var one = batch.run(Work.items(10), Work.writing());
        var other = batch.run(Work.items(20), Work.writing());
        assertEquals(10, world.finish(one).done());
        assertEquals(20, world.finish(other).done());
        assertEquals(30, world.finish(batch.run(Work.items(30), Work.writing())).done());
    }

    @Test
    void anEmptyInputIsACompleteBatch() {
        assertEquals(BatchReport.EMPTY, world.finish(new Batch(world.client).run(List.of(), Work.writing())));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void rejectsASizeThatIsNone(int size) {
        Batch batch = new Batch(world.client);
        for (var of : List.<org.junit.jupiter.api.function.Executable>of(
                () -> batch.window(size), () -> batch.batchSize(size))) {
            var rejected = assertThrows(IllegalArgumentException.class, of);
            assertEquals("A batch has 1 to 100,000 items under way, not " + size, rejected.getMessage());
        }
    }
}
