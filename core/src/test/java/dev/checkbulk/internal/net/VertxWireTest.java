package dev.checkbulk.internal.net;

import static dev.checkbulk.testing.Rehearsal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class VertxWireTest {
    private static final Wire.Request LOOK =
            new Wire.Request("GET", "/employees/emp_1", Map.of("Authorization", "Bearer key"), null);
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final Rehearsal rehearsal = new Rehearsal();

    @BeforeEach
    void begin(Vertx vertx) {
        rehearsal.begin(vertx);
    }

    private Wire wire(String base, int connections) {
        return new VertxWire(
                rehearsal.vertx, new VertxScheduler(rehearsal.vertx), Route.direct(URI.create(base)), connections);
    }

    private static Future<Wire.Result> send(Wire wire, Duration deadline) {
        return wire.send(LOOK, deadline.toNanos());
    }

    /** A server that does this with every connection; its port. */
    private int server(Handler<NetSocket> handler) {
        NetServer server = rehearsal.vertx.createNetServer().connectHandler(handler);
        return await(server.listen(0, "127.0.0.1")).actualPort();
    }

    @Test
    void anAnswerHasStatusHeadersAndBody() {
        var answer = assertInstanceOf(Wire.Answer.class, await(send(wire(rehearsal.standin.baseUrl(), 1), PATIENCE)));
        assertEquals(200, answer.status());
        assertTrue(answer.headers().first("x-request-log-id").startsWith("log_"));
        assertTrue(new String(answer.body()).contains("\"emp_1\""));
    }

    @Test
    void aPortWhereNobodyListensIsNotSent() {
        Wire nowhere = wire("http://127.0.0.1:" + Rehearsal.freePort(), 1);
        var notSent = assertInstanceOf(Wire.NotSent.class, await(send(nowhere, PATIENCE)));
        assertTrue(notSent.trusted());
    }

    @Test
    void aRequestThatWaitsForAConnectionUntilItsDeadlineIsNotSentAndNeverWillBe() {
        List<NetSocket> arrived = new CopyOnWriteArrayList<>();
        Promise<Void> first = Promise.promise();
        int port = server(socket -> socket.handler(request -> {
            arrived.add(socket);
            if (arrived.size() == 1) {
                first.complete();
            } else {
                socket.write(NO_CONTENT);
            }
        }));
        Wire narrow = wire("http://127.0.0.1:" + port, 1);
        var slow = send(narrow, PATIENCE);
        await(first.future());
        assertInstanceOf(Wire.NotSent.class, await(send(narrow, Duration.ofMillis(50))));
        arrived.get(0).write(NO_CONTENT);
        assertInstanceOf(Wire.Answer.class, await(slow));
        assertInstanceOf(Wire.Answer.class, await(send(narrow, PATIENCE)));
        assertInstanceOf(Wire.Answer.class, await(send(narrow, PATIENCE)));
        assertEquals(3, arrived.size(), "all but the one that waited");
    }

    @Test
    void asManyRequestsAsThereAreConnectionsAreOnTheWireAtOnce() {
        List<NetSocket> arrived = new ArrayList<>();
        int port = server(socket -> socket.handler(request -> {
            arrived.add(socket);
            if (arrived.size() == 100) { // nobody gets an answer before all are here
                arrived.forEach(each -> each.write(NO_CONTENT));
            }
        }));
        Wire wide = wire("http://127.0.0.1:" + port, 100);
        List<Future<Wire.Result>> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            results.add(send(wide, PATIENCE));
        }
        results.forEach(result -> assertInstanceOf(Wire.Answer.class, await(result)));
    }

    @Test
    void aBodyWithoutALengthEndsWithItsConnection() {
        int port = server(socket -> socket.handler(
                request -> socket.write("HTTP/1.1 200 OK\r\n\r\n{\"id\":\"em").onComplete(written -> socket.close())));
        var answer = assertInstanceOf(Wire.Answer.class, await(send(wire("http://127.0.0.1:" + port, 1), PATIENCE)));
        assertEquals("{\"id\":\"em", new String(answer.body()), "half a body: who reads it must notice");
    }

    @Test
    void allValuesOfAHeaderAreKept() {
        int port = server(socket -> socket.handler(request ->
                socket.write("HTTP/1.1 429 X\r\nRetry-After: 1\r\nretry-after: 7\r\nContent-Length: 0\r\n\r\n")));
        var answer = assertInstanceOf(Wire.Answer.class, await(send(wire("http://127.0.0.1:" + port, 1), PATIENCE)));
        assertEquals(List.of("1", "7"), answer.headers().all("retry-after"));
    }

    @Test
    void aCompressedAnswerIsNeitherAskedForNorUnpacked() {
        StringBuilder head = new StringBuilder();
        int port = server(socket -> socket.handler(request -> {
            head.append(request);
            socket.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
        }));
        var answer = assertInstanceOf(Wire.Answer.class, await(send(wire("http://127.0.0.1:" + port, 1), PATIENCE)));
        assertEquals("{}", new String(answer.body()));
        assertFalse(head.toString().toLowerCase().contains("accept-encoding"), head.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 "})
    void aHeadThatDoesNotEndIsBroken(String start) {
        int port = server(socket -> socket.handler(request -> socket.write(start + "x".repeat(100_000))));
        var broken =
                assertInstanceOf(Wire.Unanswered.class, await(send(wire("http://127.0.0.1:" + port, 1), PATIENCE)));
        assertEquals(Wire.Silence.BROKEN, broken.silence());
    }

    @Test
    void aConnectionThatBreaksInItsHandshakeIsNotSentAndSaysNothingAboutTrust() {
        int port = server(socket -> socket.close());
        var notSent = assertInstanceOf(Wire.NotSent.class, await(send(wire("https://127.0.0.1:" + port, 1), PATIENCE)));
        assertTrue(notSent.trusted(), notSent.message());
    }

    @Test
    void aRequestPrintsNeitherHeadersNorBody() {
        assertEquals("GET /employees/emp_1", LOOK.toString());
    }
}
