package dev.checkbulk.bench.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.jobs.Agreement;
import dev.checkbulk.jobs.InputFile;
import dev.checkbulk.jobs.JobSpec;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.RunHandle;
import dev.checkbulk.jobs.RunId;
import dev.checkbulk.jobs.RunSummary;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No turn of the event loop grows with the number of rows: the processor time of its thread is counted, so that a busy machine
 * changes nothing. {@code -Dturns.rows=1000000} takes more rows.
 */
class EventLoopTurnsTest {
    private static final int ROWS = Integer.getInteger("turns.rows", 100_000);
    private static final int MOST_MILLIS = 50;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @Test
    void noTurnOfManyRowsTakesFiftyMilliseconds() throws IOException {
        Context loop = vertx.getOrCreateContext();
        try (LoopProcessorTime time = LoopProcessorTime.of(loop)) {
            whole(loop, time, 2_000); // classes are loaded, and the compiler has seen the code
            List<String> turns = whole(loop, time, ROWS);
            System.out.println("longest turns of " + ROWS + " rows: " + turns);
            assertTrue(turns.stream().noneMatch(turn -> turn.startsWith("over")), turns::toString);
        } finally {
            get(vertx.close());
        }
    }

    /** Plans, runs, shows, resumes and plans the undo of a reassignment of so many. */
    private List<String> whole(Context loop, LoopProcessorTime time, int rows) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home-" + rows));
        MovingWire[] wire = new MovingWire[1];
        Jobs jobs = on(loop, () -> {
            VertxScheduler scheduler = new VertxScheduler(vertx);
            wire[0] = new MovingWire(scheduler);
            CheckClient client = CheckClient.over(
                    Environment.of("http://127.0.0.1:1"),
                    ApiKey.of("turns"),
                    Quota.inProcess(vertx, new Limit(100_000, 100)),
                    scheduler,
                    wire[0],
                    new Random(rows));
            return Future.succeededFuture(Jobs.on(vertx, RunStore.in(home), client));
        });
        List<String> turns = new ArrayList<>();
        time.takeMostMillis();
        InputFile file = InputFile.of(moves(rows));
        PlannedJob job = on(loop, () -> jobs.plan(new JobSpec("reassign", Map.of(), "", ""), file));
        turns.add(turn("plan", time));
        RunSummary end = on(loop, () -> jobs.start(job, Agreement.to(rows)).compose(RunHandle::done));
        turns.add(turn("run", time));
        assertEquals(rows, end.counts().done());
        assertEquals(rows, wire[0].moved());
        RunId run = end.id();
        on(loop, () -> jobs.watch(run).compose(RunHandle::state));
        turns.add(turn("status", time));
        on(loop, () -> jobs.report(run));
        turns.add(turn("report", time));
        on(
                loop,
                () -> jobs.resume(run, Agreement.to(0)).compose(RunHandle::done).otherwiseEmpty());
        turns.add(turn("resume", time));
        PlannedJob undo = on(loop, () -> jobs.undo(run));
        turns.add(turn("undo", time));
        assertEquals(rows, undo.totals().changes());
        return turns;
    }

    private static String turn(String step, LoopProcessorTime time) {
        double most = time.takeMostMillis();
        return (most > MOST_MILLIS ? "over: " : "") + "%s %.1f ms".formatted(step, most);
    }

    private Path moves(int rows) throws IOException {
        Path file = folder.resolve("moves-" + rows + ".csv");
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("employee,workplaces\n");
            for (int row = 1; row <= rows; row++) {
                csv.write("emp_" + row + ",wrk_1\n");
            }
        }
        return file;
    }

    private static <T> T on(Context loop, Callable<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(turn -> {
            try {
                work.call().onComplete(done);
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return get(done.future());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
