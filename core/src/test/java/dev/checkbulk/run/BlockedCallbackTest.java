package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.limits.Limiter;
import dev.checkbulk.testing.Plans;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller's code that blocks the event loop, on a real one. */
class BlockedCallbackTest {
    private static final int ROWS = 30;
    private static final Logger VERTX = Logger.getLogger("io.vertx.core"); // kept, or its handler is forgotten with it

    private final Vertx server = Vertx.vertx();
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setBlockedThreadCheckInterval(20)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
            .setMaxEventLoopExecuteTime(20)
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS));
    private final AtomicBoolean blocking = new AtomicBoolean();
    private final CountDownLatch warned = new CountDownLatch(1);
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (blocking.get() && String.valueOf(line.getMessage()).contains("has been blocked")) {
                warned.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        VERTX.addHandler(listener);
    }

    @AfterEach
    void close() {
        VERTX.removeHandler(listener);
        get(vertx.close());
        get(server.close());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The callback gives the loop back when Vert.x has warned of it, and not before. */
    @Test
    void p16_aCallbackThatBlocksIsWarnedOfAndCostsNoRow() throws Exception {
        Standin standin = get(Standin.start(server, StandinSettings.defaults().withLimiter(Limiter.NONE)));
        List<Edit> edits = LongStream.rangeClosed(1, ROWS)
                .mapToObj(row -> Plans.change(row, "emp_" + row, "New"))
                .toList();
        edits.forEach(edit -> standin.records()
                .mentionEmployee(edit.label(), "wrk_1")
                .change(edit.label(), JsonNodeFactory.instance.objectNode().put("first_name", "Old")));
        Plan.Header header = Plans.header(1);
        Plan plan = new Plan(
                new Plan.Header(
                        header.runId(), "rename", header.input(), standin.baseUrl(), header.made(), header.about()),
                edits,
                List.of());
        CheckClient client = CheckClient.create(
                vertx,
                Environment.of(standin.baseUrl()),
                ApiKey.of("key"),
                Quota.inProcess(vertx, new Limit(500, 100)));
        Run run = RunStore.in(folder).create(null, plan, Guard.NONE).open(client, false, Timing.CHECK);
        BatchReport report = get(run.start(client, progress -> Optional.empty(), ResultSink.of(result -> block()))
                .report());
        get(run.close());
        assertEquals(0, warned.getCount());
        assertEquals(ROWS, report.done());
        assertEquals(ROWS, standin.judge().counts().updates().get("employees"));
    }

    private void block() {
        if (blocking.compareAndSet(false, true)) {
            try {
                assertTrue(warned.await(5, TimeUnit.MINUTES), "nobody warned");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
