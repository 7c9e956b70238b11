package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.standin.judge.Counts;
import dev.checkbulk.standin.limits.Limiter;
import dev.checkbulk.standin.records.StoredRecords;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in for each test, on a clock that the test moves. After each test nothing may be in flight. */
public final class Started implements BeforeEachCallback, AfterEachCallback {
    private final StandinSettings settings;
    private final ManualClock clock = new ManualClock();
    private Vertx vertx;
    private Standin standin;

    public Started() {
        this(StandinSettings.defaults().withLimiter(Limiter.NONE));
    }

    public Started(StandinSettings settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        vertx = Vertx.vertx();
        standin = await(Standin.start(vertx, settings, clock));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        await(standin.close());
        await(vertx.close());
        assertEquals(0, standin.judge().inFlight(), "requests left in flight");
    }

    public static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    public Vertx vertx() {
        return vertx;
    }

    public Standin standin() {
        return standin;
    }

    public ManualClock clock() {
        return clock;
    }

    public Http http() {
        return new Http(standin.baseUrl());
    }

    public StoredRecords records() {
        return standin.records();
    }

    public Counts counts() {
        return standin.judge().counts();
    }
}
