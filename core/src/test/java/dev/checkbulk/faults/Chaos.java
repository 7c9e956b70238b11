package dev.checkbulk.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.network.Network;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Permit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.testing.CountingQuota;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real client over real Vert.x against servers of the test's making. Every permit must come back. */
final class Chaos implements AfterEachCallback {
    private static final Limit FAST = new Limit(1_000, 100);

    private final List<AutoCloseable> open = new ArrayList<>();

    CountingQuota quota;
    Vertx vertx;

    /** To be called before each test with the Vertx of Vert.x's own extension, which closes it. */
    void begin(Vertx given) {
        vertx = given;
        limit(FAST);
    }

    /** Starts anew with these options, on a Vertx of its own. */
    void start(VertxOptions options) {
        vertx = Vertx.vertx(options);
        Vertx mine = vertx;
        open.add(() -> await(mine.close()));
        limit(FAST);
    }

    /** The real quota with another limit. */
    void limit(Limit limit) {
        quota = new CountingQuota(Quota.inProcess(vertx, limit));
    }

    /** A quota that grants everything in the turn in which it is asked. */
    void unlimited(int inFlight) {
        Limit limit = new Limit(1_000, inFlight);
        quota = new CountingQuota(new Quota() {
            @Override
            public Future<Permit> acquire() {
                return Future.succeededFuture(feedback -> {});
            }

            @Override
            public Limit limit() {
                return limit;
            }
        });
    }

    ChaosServer server(ChaosServer.Script script) {
        return closing(ChaosServer.start(script));
    }

    <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    CheckClient client(ChaosServer server) {
        return client(server.base());
    }

    CheckClient client(String base) {
        return CheckClient.create(vertx, Environment.of(base), ApiKey.of(World.SECRET), quota);
    }

    /** The client of an environment: place, proxies and authorities as its variables say. */
    CheckClient client(Map<String, String> environment) {
        Environment place = Environment.from(environment);
        Network network = Network.from(environment, place.baseUrl());
        return CheckClient.create(vertx, place, ApiKey.of(World.SECRET), quota, network);
    }

    /** Every name has these addresses, in this order, on a Vertx of its own. */
    void names(String... addresses) throws IOException {
        List<InetAddress> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(InetAddress.getByName(address));
        }
        NameServer names = closing(new NameServer(NameServer.Mood.FOUND, all));
        start(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions().setServers(List.of(names.address()))));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        if (context.getExecutionException().isEmpty()) {
            assertEquals(quota.asked(), quota.granted(), "requests that still wait for a permit");
            assertEquals(quota.granted(), quota.feedback().size(), "permits given back");
        }
    }

    static <T> T await(Future<T> future) {
        return await(future.toCompletionStage().toCompletableFuture());
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("no result", e);
        }
    }

    /** A change whose answer must be about this employee. */
    static CheckRequest change(String id) {
        return CheckRequest.patch("/employees/{employee}", id)
                .body(Map.of("first_name", "Alex"))
                .idempotencyKey("key_" + id)
                .expecting(Expected.object(id));
    }

    static CheckRequest create() {
        return CheckRequest.post("/employee_benefits")
                .body(Map.of("employee", "emp_1"))
                .idempotencyKey("key_create")
                .expecting(Expected.created());
    }

    /** The change of emp_1, sent once. */
    static Attempt once(CheckClient client) {
        return await(client.sendOnce(change("emp_1"), () -> true));
    }

    /** The outcome of an attempt that must be unknown, and why it is. */
    static Cause unknown(Outcome outcome) {
        return Assertions.assertInstanceOf(Outcome.Unknown.class, outcome).cause();
    }

    /** A whole answer with a length, and headers given as lines. */
    static String answer(String status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The good answer about an object. */
    static String about(String id) {
        return answer("200 OK", "{\"id\":\"" + id + "\"}", "Content-Type: application/json");
    }
}
