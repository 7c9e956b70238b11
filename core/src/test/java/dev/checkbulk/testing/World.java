package dev.checkbulk.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real client on virtual time against a scripted server. After each test it must be at rest: nothing in flight, no
 * timer set, every permit given back.
 */
public final class World implements AfterEachCallback {
    public static final String SECRET = "k3y-that-nobody-may-see";
    public static final Environment HERE = Environment.of("http://127.0.0.1:8080");

    public final VirtualTime time;
    public final ScriptedWire wire;
    public final CountingQuota quota;
    public final CheckClient client;

    public World() {
        this(Limit.CHECK);
    }

    public World(Limit limit) {
        this(limit, limit);
    }

    /** @param granted what others leave of the limit */
    public World(Limit limit, Limit granted) {
        time = new VirtualTime();
        wire = new ScriptedWire(time);
        quota = new CountingQuota(Quota.inProcess(time, granted), limit);
        client = CheckClient.over(HERE, ApiKey.of(SECRET), quota, time, wire, new Random(1));
    }

    /** Sends the request and lets time pass until all is quiet. */
    public Outcome send(CheckRequest request) {
        return finish(client.send(request));
    }

    /** Lets time pass until all is quiet, and gives the future's result. */
    public <T> T finish(Future<T> future) {
        time.runUntilIdle();
        assertTrue(future.isComplete(), "nothing more can happen, and the future is not complete");
        if (future.failed()) {
            throw new AssertionError("the future failed", future.cause());
        }
        return future.result();
    }

    /** Lets time pass until all is quiet, and gives the future's failure. */
    public Throwable failure(Future<?> future) {
        time.runUntilIdle();
        assertTrue(future.failed(), "the future did not fail");
        return future.cause();
    }

    public static CheckRequest read() {
        return CheckRequest.get("/employees/{employee}", "emp_1");
    }

    public static CheckRequest write() {
        return CheckRequest.patch("/employees/{employee}", "emp_1").body(Map.of("active", true));
    }

    public static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            assertAtRest();
        }
    }

    public void assertAtRest() {
        assertEquals(0, wire.inFlight(), "requests in flight");
        assertEquals(0, time.pending(), "timers set");
        assertEquals(quota.asked(), quota.granted(), "requests that still wait for a permit");
        assertEquals(quota.granted(), quota.feedback().size(), "permits given back");
    }
}
