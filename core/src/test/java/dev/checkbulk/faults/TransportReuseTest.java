package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.create;
import static dev.checkbulk.faults.Chaos.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.quota.Limit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T9 to T11 and T15: what one request leaves behind on its connection for the next. */
@ExtendWith(VertxExtension.class)
class TransportReuseTest {
    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    private final AtomicInteger connections = new AtomicInteger();

    private boolean first() {
        return connections.incrementAndGet() == 1;
    }

    private static String id(Future<Outcome> outcome) {
        return assertInstanceOf(Outcome.Done.class, await(outcome)).response().id();
    }

    private static CheckRequest edit(Method method) {
        CheckRequest empty = new CheckRequest(
                method, "/employees/{e}", List.of("emp_1"), List.of(), null, "key_1", Expected.object("emp_1"));
        return method == Method.GET || method == Method.DELETE ? empty : empty.body("{}");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void t09_aConnectionThatTheServerClosesAsWeWriteIsUnknownAndNotTriedAgain(Method method) {
        chaos.unlimited(100); // so that the request is written in the turn in which it is asked for
        CompletableFuture<Void> writing = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<String> stale = new CompletableFuture<>();
        ChaosServer server = chaos.server(peer -> {
            if (first()) {
                peer.request();
                peer.write(about("emp_1"));
                await(writing);
                peer.finish();
                closed.complete(null);
                peer.request();
                stale.complete(peer.rest());
            }
            peer.serve(about("emp_1"));
        });
        CheckClient client = chaos.client(server);
        assertEquals("emp_1", id(client.send(edit(method))));
        Promise<Outcome> second = Promise.promise();
        client.scheduler()
                .execute(
                        () -> { // the loop can see the close only after it has written
                            writing.complete(null);
                            await(closed);
                            client.send(edit(method)).onComplete(second);
                        });
        assertEquals(Reason.BROKEN, unknown(await(second.future())).reason());
        assertEquals("<reset>", await(stale), "after one copy of the request");
        assertEquals("emp_1", id(client.send(edit(method))));
        assertEquals(3, server.requests().size(), "none was sent again");
        assertEquals(2, server.connections());
    }

    /** A server with so small a buffer that most of a large request stays with the client's kernel. */
    private ChaosServer narrow(ChaosServer.Script script) throws Exception {
        ServerSocket door = new ServerSocket();
        door.setReceiveBufferSize(4_096);
        door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        return chaos.closing(new ChaosServer(door, script));
    }

    @Test
    void t10_whatWasGivenUpOnIsNotDeliveredAfterwards() throws Exception {
        CompletableFuture<Void> gaveUp = new CompletableFuture<>();
        CompletableFuture<String> rest = new CompletableFuture<>();
        ChaosServer server = narrow(peer -> {
            if (first()) {
                peer.request();
                peer.write(about("emp_1"));
                await(gaveUp);
                rest.complete(peer.rest());
            }
            peer.serve(about("emp_2"));
        });
        CheckClient client = chaos.client(server);
        assertEquals("emp_1", id(client.send(change("emp_1"))));
        CheckRequest large = change("emp_2").body("z".repeat(256 * 1024) + "THE END");
        assertEquals(
                Reason.DEADLINE,
                unknown(await(client.deadline(Duration.ofMillis(300)).send(large)))
                        .reason());
        assertEquals("emp_2", id(client.send(change("emp_2")))); // whatever the loop still had to do is done
        gaveUp.complete(null);
        assertFalse(await(rest).contains("THE END"), "delivered afterwards");
        assertTrue(await(rest).endsWith("<reset>"), "closed in order");
        assertEquals(List.of("PATCH /employees/emp_1 HTTP/1.1", "PATCH /employees/emp_2 HTTP/1.1"), server.lines());
    }

    @Test
    void t11_anExtraAnswerToNobodyClosesItsConnection() {
        CompletableFuture<String> rest = new CompletableFuture<>();
        ChaosServer server = chaos.server(peer -> {
            if (first()) {
                peer.request();
                peer.write(about("emp_1") + about("emp_9"));
                peer.patience(10_000); // less than the 20 s for which an idle connection is kept
                rest.complete(peer.rest());
            }
            peer.serve(about("emp_2"));
        });
        CheckClient client = chaos.client(server);
        assertEquals("emp_1", id(client.send(change("emp_1"))));
        assertEquals("<reset>", await(rest));
        assertEquals("emp_2", id(client.send(change("emp_2"))));
    }

    /** Asks again in the turn in which an answer came, with an extra one behind it in the same packet. */
    private Outcome behindAnExtraAnswer(int connections) {
        chaos.unlimited(connections);
        ChaosServer server = chaos.server(peer -> {
            if (first()) {
                peer.request();
                peer.write(about("emp_1") + about("emp_9"));
                peer.rest();
            }
            peer.serve(about("ben_1"));
        });
        CheckClient client = chaos.client(server);
        return await(client.send(change("emp_1")).compose(one -> client.send(create())));
    }

    /** Its own answer, or none. */
    private static void assertNotTheExtra(Outcome outcome) {
        assertTrue(
                outcome instanceof Outcome.Unknown
                        || outcome instanceof Outcome.Done done
                                && done.response().id().equals("ben_1"),
                () -> outcome instanceof Outcome.Done done ? done.response().id() : outcome.toString());
    }

    @Test
    void t11_anExtraAnswerDoesNotBecomeThatOfTheNextRequest() {
        assertNotTheExtra(behindAnExtraAnswer(100));
    }

    @Test
    void t11_anExtraAnswerDoesNotBecomeThatOfTheNextRequestWhenNoOtherConnectionIsFree() {
        assertNotTheExtra(behindAnExtraAnswer(1));
    }

    /** A server that is one answer behind on its first connection. */
    private ChaosServer oneBehind() {
        return chaos.server(peer -> {
            boolean behind = first();
            String late = "emp_0";
            while (true) {
                String line = peer.request().line();
                String own = line.startsWith("POST") ? "ben_1" : line.replaceAll(".*/(.*) .*", "$1");
                peer.write(about(behind ? late : own));
                late = own;
            }
        });
    }

    @Test
    void t11_anAnswerAboutAnotherIdIsUnknown() {
        assertEquals(
                Reason.UNREADABLE,
                unknown(await(chaos.client(oneBehind()).send(change("emp_1")))).reason());
    }

    @Test
    void t11_anAnswerAboutAnotherIdClosesItsConnection() {
        ChaosServer server = oneBehind();
        CheckClient client = chaos.client(server);
        unknown(await(client.send(change("emp_1"))));
        assertEquals("ben_1", id(client.send(create())));
        assertEquals(2, server.connections());
    }

    @Test
    void t15_neverMoreRequestsThanPermitsAndNoneOfThemWaitsForAConnection() {
        chaos.limit(new Limit(1_000, 4));
        CompletableFuture<Void> four = new CompletableFuture<>();
        AtomicInteger arrived = new AtomicInteger();
        CompletableFuture<Void> open = new CompletableFuture<>();
        ChaosServer server = chaos.server(peer -> {
            while (true) {
                peer.request();
                if (arrived.incrementAndGet() == 4) {
                    four.complete(null);
                }
                await(open);
                peer.write(about("emp_1"));
            }
        });
        CheckClient client = chaos.client(server);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(client.send(change("emp_1")));
        }
        await(four); // four arrive although none has an answer
        assertEquals(4, server.requests().size());
        assertEquals(4, chaos.quota.granted());
        open.complete(null);
        outcomes.forEach(outcome -> assertEquals("emp_1", id(outcome)));
        assertEquals(20, server.requests().size());
        assertEquals(20, chaos.quota.granted(), "none had to be tried again");
        assertEquals(4, server.connections());
    }
}
