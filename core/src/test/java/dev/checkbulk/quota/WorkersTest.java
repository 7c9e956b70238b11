package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.internal.cell.FileCell;
import dev.checkbulk.testing.Confined;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A quota is asked by many threads at once, workers of its own context among them, and works on one. */
@ExtendWith(VertxExtension.class)
class WorkersTest {
    private static final int WORKERS = 8;
    private static final int ASKED = 500;

    private interface Joining {
        Quota on(Confined scheduler) throws Exception;
    }

    private static void eachIsToldOnce(Vertx vertx, Joining joining) throws Exception {
        Confined confined = new Confined(vertx);
        Quota quota = joining.on(confined);
        AtomicInteger told = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int n = 0; n < WORKERS; n++) {
            workers.add(confined.blocking(() -> {
                for (int asked = 0; asked < ASKED; asked++) {
                    quota.acquire().onComplete(ended -> told.incrementAndGet());
                }
                return null;
            }));
        }
        Rehearsal.await(Future.all(workers));
        Rehearsal.await(quota.close());
        assertEquals(WORKERS * ASKED, told.get());
        assertEquals(List.of(), List.copyOf(confined.escapes()));
    }

    @Test
    void inProcess(Vertx vertx) throws Exception {
        eachIsToldOnce(vertx, scheduler -> Quota.inProcess(scheduler, Limit.CHECK));
    }

    @Test
    void named(Vertx vertx) throws Exception {
        String name = UUID.randomUUID().toString();
        eachIsToldOnce(
                vertx,
                scheduler -> new SharedQuota(
                        scheduler, LocalLedger.join(scheduler, name), Limit.CHECK, Limit.CHECK, new Opening(0)));
    }

    @Test
    void shared(Vertx vertx, @TempDir Path folder) throws Exception {
        eachIsToldOnce(
                vertx,
                scheduler -> new SharedQuota(
                        scheduler,
                        new CellLedger(first -> FileCell.open(scheduler, folder.resolve("it"), first)),
                        Limit.CHECK,
                        Limit.CHECK,
                        new Opening(0)));
    }
}
