package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.quota.Feedback;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T5 to T8, T16 and T18: the request arrived, and its answer did not, or not whole. */
@ExtendWith(VertxExtension.class)
class TransportAnswersTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String HEAD = "HTTP/1.1 201 Created\r\nX-Request-Log-Id: log_1\r\n";

    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    private final CompletableFuture<String> rest = new CompletableFuture<>();

    /** A server that does this with the first request of all, and answers all others. */
    private ChaosServer first(ChaosServer.Script fault) {
        AtomicInteger connections = new AtomicInteger();
        return chaos.server(peer -> {
            if (connections.incrementAndGet() == 1) {
                peer.request();
                fault.run(peer);
            } else {
                peer.serve(about("emp_1"));
            }
        });
    }

    /** The cause of the first change's unknown outcome; the next one must be done, and the server must see both once. */
    private Cause unknownAndGoesOn(ChaosServer server, CheckClient client) {
        Cause cause = unknown(await(client.send(change("emp_1"))));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(
                List.of("PATCH /employees/emp_1 HTTP/1.1", "PATCH /employees/emp_1 HTTP/1.1"),
                server.lines(),
                "nothing is sent twice");
        assertEquals(2, server.connections());
        return cause;
    }

    private Cause broken(ChaosServer.Script fault) {
        ChaosServer server = first(fault);
        Cause cause = unknownAndGoesOn(server, chaos.client(server));
        assertEquals(Reason.BROKEN, cause.reason());
        assertEquals(new Feedback.Lost(), chaos.quota.feedback().get(0), "its place is free at once");
        return cause;
    }

    private static void assertHint(Cause cause) {
        CheckError hint = cause.error();
        assertEquals(201, hint.status());
        assertEquals("log_1", cause.logId());
    }

    @Test
    void t05_aResetBeforeAnyByteIsUnknown() {
        assertNull(broken(Peer::reset).error());
    }

    @Test
    void t05_anOrderlyCloseBeforeAnyByteIsUnknown() {
        assertNull(broken(Peer::close).error());
    }

    @Test
    void t05_aCloseInTheHeadIsUnknown() {
        broken(peer -> peer.write("HTTP/1.1 200 OK\r\nContent-Le"));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "Content-Length: 40\r\n\r\n{\"id\":\"emp_1\"}",
                "Transfer-Encoding: chunked\r\n\r\ne\r\n{\"id\":\"emp_1\"}\r\n"
            })
    void t06_aCloseBeforeTheBodysEndIsUnknownAndKeepsStatusAndLogId(String cut) {
        assertHint(broken(peer -> peer.write(HEAD + cut)));
    }

    @Test
    void t06_aResetBeforeTheBodysEndIsUnknown() {
        broken(peer -> {
            peer.write(HEAD + "Content-Length: 40\r\n\r\n{\"id\":\"emp_1\"}");
            peer.reset();
        });
    }

    @Test
    void t06_halfABodyWithoutALengthIsUnknownAndKeepsStatusAndLogId() {
        ChaosServer server = first(peer -> peer.write(HEAD + "\r\n{\"id\":\"emp_1\""));
        Cause cause = unknownAndGoesOn(server, chaos.client(server));
        assertEquals(Reason.UNREADABLE, cause.reason());
        assertHint(cause);
    }

    /** A client whose first connection is made and waits: from here on the deadline can only pass over the answer. */
    private Cause afterTheDeadline(ChaosServer.Script fault) {
        AtomicInteger connections = new AtomicInteger();
        ChaosServer server = chaos.server(peer -> {
            boolean faulty = connections.incrementAndGet() == 1;
            peer.request();
            peer.write(about("emp_1"));
            peer.request();
            if (faulty) {
                fault.run(peer);
                rest.complete(peer.rest());
            }
            peer.write(about("emp_1"));
        });
        CheckClient client = chaos.client(server);
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        Cause cause = unknown(await(client.deadline(SHORT).send(change("emp_1"))));
        assertEquals(Reason.DEADLINE, cause.reason());
        assertTrue(Set.of("", "<reset>").contains(await(rest)), "no request came over it any more");
        assertEquals(
                new Feedback.Abandoned(Duration.ofSeconds(65).minus(SHORT)),
                chaos.quota.feedback().get(1),
                "the server may still be working");
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(3, server.requests().size(), "nothing is sent twice");
        return cause;
    }

    @Test
    void t07_silenceEndsAtTheDeadlineAndIsUnknown() {
        assertNull(afterTheDeadline(peer -> {}).error());
    }

    /** A byte whenever nothing was heard of the client for 10 ms, until it leaves. */
    private static void drip(Peer peer, String start, String drop) {
        try {
            peer.write(start);
            peer.patience(10);
            while (true) {
                try {
                    peer.request();
                } catch (SocketTimeoutException stillThere) {
                    peer.write(drop);
                }
            }
        } catch (IOException left) { // by a read or by a write: whichever notices first
        }
    }

    @Test
    void t08_aHeadThatDripsEndsAtTheTotalDeadlineAndIsUnknown() {
        assertNull(afterTheDeadline(peer -> drip(peer, HEAD + "X-Slow: ", "z")).error());
    }

    @Test
    void t08_aBodyThatDripsEndsAtTheTotalDeadlineAndIsUnknown() {
        assertHint(afterTheDeadline(peer -> drip(peer, HEAD + "Content-Length: 100000\r\n\r\n", " ")));
    }

    @ParameterizedTest
    @CsvSource({"102 Processing, false", "102 Processing, true", "101 Switching Protocols, false", "199 New, true"})
    void t16_anInterimAnswerIsUnknownAndItsConnectionIsDropped(String interim, boolean answered) {
        ChaosServer server = first(peer -> {
            peer.write("HTTP/1.1 " + interim + "\r\n\r\n" + (answered ? about("emp_1") : ""));
            rest.complete(peer.rest());
        });
        Cause cause = unknownAndGoesOn(server, chaos.client(server));
        assertEquals(Reason.BROKEN, cause.reason());
        assertTrue(cause.message().contains("interim"), cause.message());
        assertEquals("<reset>", await(rest), "no request came over it any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints"})
    void t16_theInterimAnswersThatVertxKnowsArePassedOver(String interim) {
        ChaosServer server =
                chaos.server(peer -> peer.serve("HTTP/1.1 " + interim + "\r\nLink: </x>\r\n\r\n" + about("emp_1")));
        CheckClient client = chaos.client(server);
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(1, server.connections());
    }

    @Test
    void t18_headersOfMoreThan8KilobytesAreUnknown() {
        broken(peer -> peer.write("HTTP/1.1 200 OK\r\nX-Long: " + "z".repeat(9_000) + "\r\n"
                + "Content-Length: 14\r\n\r\n{\"id\":\"emp_1\"}"));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "\0\0\0\0\0\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 2OO OK\r\nContent-Length: 14\r\n\r\n{\"id\":\"emp_1\"}",
                "HTTP/9.9.9 200 OK\r\nContent-Length: 14\r\n\r\n{\"id\":\"emp_1\"}",
                "{\"id\":\"emp_1\"}"
            })
    void t18_aGarbageStatusLineIsUnknown(String garbage) {
        broken(peer -> peer.write(garbage));
    }
}
