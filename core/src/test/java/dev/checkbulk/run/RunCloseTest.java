package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is given back once, whoever says so, from whichever thread and how often. */
class RunCloseTest {
    private static final int MANY = 64;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        threads.shutdownNow();
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closedByManyThreadsAtOnceItIsGivenBackOnce() throws Exception {
        CheckClient client =
                CheckClient.create(vertx, World.HERE, ApiKey.of("key"), Quota.inProcess(vertx, Limit.CHECK));
        StoredRun stored = RunStore.in(folder).create(null, Plans.of(1, 3), Guard.NONE);
        Run run = stored.open(client, false, Timing.CHECK);
        List<Callable<Future<Void>>> closes = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            closes.add(run::close);
        }
        for (var closed : threads.invokeAll(closes)) {
            get(closed.get());
        }
        Run next = stored.open(client, false, Timing.CHECK);
        for (var closed : threads.invokeAll(closes)) { // of the first, which must not end what the second has
            get(closed.get());
        }
        assertNotNull(stored.state().holder());
        assertEquals(3, next.rows().size());
        get(next.close());
    }
}
