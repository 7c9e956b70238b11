package dev.checkbulk.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Expected;
import dev.checkbulk.internal.net.Route;
import dev.checkbulk.internal.net.VertxWire;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real client on a real event loop against the stand-in server, which lets a test run as fast as it can. After each test
 * every permit has been given back, and nothing has left its thread.
 */
public final class Rehearsal implements AfterEachCallback {
    private static final Limit FAST = new Limit(1_000, 100);

    private final StandinSettings settings;
    private final List<Confined> schedulers = new CopyOnWriteArrayList<>();

    public Vertx vertx;
    public Standin standin;
    public CountingQuota quota;
    public CheckClient client;

    public Rehearsal() {
        this(StandinSettings.defaults());
    }

    public Rehearsal(StandinSettings settings) {
        this.settings = settings.withPerSecond(100_000);
    }

    /** To be called before each test with the Vertx of Vert.x's own extension, which closes it. */
    public void begin(Vertx given) {
        vertx = given;
        standin = await(Standin.start(vertx, settings));
        standin.records().company("com_1").workplace("wrk_1", "com_1").employee("emp_1", "com_1", List.of("wrk_1"));
        quota = new CountingQuota(Quota.inProcess(confined(), FAST));
        client = client(standin.baseUrl());
    }

    /** A client for a server of this machine. */
    public CheckClient client(String baseUrl) {
        Confined confined = confined();
        Environment where = Environment.of(baseUrl);
        VertxWire wire = new VertxWire(vertx, confined, Route.direct(where.baseUrl()), FAST.inFlight());
        return CheckClient.over(where, ApiKey.of(World.SECRET), quota, confined, wire, new SecureRandom());
    }

    private Confined confined() {
        Confined confined = new Confined(vertx);
        schedulers.add(confined);
        return confined;
    }

    /** A port where nobody listens. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts another stand-in on this port. */
    public void startOn(int port) {
        await(Standin.start(vertx, settings.withPort(port)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            assertEquals(quota.asked(), quota.granted(), "requests that still wait for a permit");
            assertEquals(quota.granted(), quota.feedback().size(), "permits given back");
            schedulers.forEach(confined -> assertEquals(List.of(), List.copyOf(confined.escapes()), "escapes"));
        }
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("no result", e);
        }
    }

    /** A change of the one employee that the stand-in has. */
    public static CheckRequest change() {
        return CheckRequest.patch("/employees/{employee}", "emp_1")
                .body(Map.of("first_name", "Alex"))
                .expecting(Expected.object("emp_1"));
    }

    public static CheckRequest look() {
        return CheckRequest.get("/employees/{employee}", "emp_1").expecting(Expected.object("emp_1"));
    }
}
