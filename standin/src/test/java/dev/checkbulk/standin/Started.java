package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in for each test, on a clock that the test moves. After each test nothing may be in flight. */
final class Started implements BeforeEachCallback, AfterEachCallback {
    private final StandinSettings settings;
    private final ManualClock clock = new ManualClock();
    private Vertx vertx;
    private Standin standin;

    Started() {
        this(StandinSettings.defaults().withLimiter(Limiter.NONE));
    }

    Started(StandinSettings settings) {
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

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    Vertx vertx() {
        return vertx;
    }

    Standin standin() {
        return standin;
    }

    ManualClock clock() {
        return clock;
    }

    Http http() {
        return new Http(standin.baseUrl());
    }

    Records records() {
        return standin.records();
    }

    Counts counts() {
        return standin.judge().counts();
    }
}
