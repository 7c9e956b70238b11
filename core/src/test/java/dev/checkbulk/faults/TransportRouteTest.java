package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.answer;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.once;
import static dev.checkbulk.faults.Chaos.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.testing.Rehearsal;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.junit5.VertxExtension;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** T1, T12 to T14 and T17: the way to the server, and those who answer in its place. */
@ExtendWith(VertxExtension.class)
class TransportRouteTest {
    private static final String PAGE = "<!DOCTYPE html><html><body>Please sign in</body></html>";

    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    @Test
    void t01_aRefusedConnectionIsNotConnectedAndFreesItsPlace() {
        CheckClient client = chaos.client("http://127.0.0.1:" + Rehearsal.freePort());
        var notConnected = assertInstanceOf(Attempt.NotConnected.class, once(client));
        assertTrue(notConnected.message().contains("refused"), notConnected.message());
        assertEquals(List.of(new Feedback.Lost()), chaos.quota.feedback());
    }

    @Test
    void t01_withoutAConnectionASendIsNotAppliedAfterThirtySeconds() {
        World world = new World();
        world.wire.script(Reply.notConnected());
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, world.send(World.write()));
        assertEquals(Reason.CONNECT, notApplied.cause().reason());
        assertTrue(
                world.time.elapsed().toSeconds() >= 24 && world.time.elapsed().toSeconds() <= 30);
        world.assertAtRest();
    }

    @Test
    void t01_aLackOfConnectionIsNotCountedAmongTheAttempts() {
        World world = new World();
        world.wire.script(
                Reply.notConnected(),
                Reply.throttled("1"),
                Reply.notConnected(),
                Reply.notConnected(),
                Reply.throttled("1"),
                Reply.notConnected(),
                Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
        assertEquals(7, world.wire.calls().size());
    }

    /** The outcome of a change when somebody in between answers with a page. */
    private Outcome page(String status) {
        ChaosServer server = chaos.server(peer -> peer.serve(answer(status, PAGE, "Content-Type: text/html")));
        Outcome outcome = await(chaos.client(server).send(change("emp_1")));
        assertEquals(1, server.requests().size(), "sent once");
        return outcome;
    }

    @Test
    void t12_aProxyThatWantsCredentialsIsADefiniteNo() {
        var refused = assertInstanceOf(Outcome.Refused.class, page("407 Proxy Authentication Required"));
        assertEquals(407, refused.error().status());
        assertFalse(refused.error().fromCheck());
    }

    @Test
    void t12_aProxyWithoutAServerBehindItIsUnknown() {
        var cause = unknown(page("502 Bad Gateway"));
        assertEquals(Reason.SERVER, cause.reason());
        assertEquals(502, cause.error().status());
        assertFalse(cause.error().fromCheck());
    }

    @Test
    void t13_aPortalsPageIsUnknown() {
        assertEquals(Reason.UNREADABLE, unknown(page("200 OK")).reason());
    }

    @Test
    void t13_threePagesInARowStopTheBatch() {
        ChaosServer server = chaos.server(peer -> peer.serve(answer("200 OK", PAGE, "Content-Type: text/html")));
        BatchReport report = await(new Batch(chaos.client(server))
                .window(1)
                .run(Collections.nCopies(50, "emp_1"), (given, id) -> given.send(change(id))));
        assertTrue(report.stopped().startsWith("the answers are not Check's"), report.stopped());
        assertEquals(3, report.unknown());
        assertEquals(47, report.notApplied());
        assertEquals(3, server.requests().size());
    }

    @Test
    void t14_aNameWithABrokenIpv6AddressIsReachedOverItsIpv4Address() {
        ChaosServer server = chaos.server(peer -> peer.serve(about("emp_1"))); // on 127.0.0.1 only
        chaos.start(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .setHostsValue(Buffer.buffer("::1 localhost\n127.0.0.1 localhost\n"))));
        CheckClient client = chaos.client("http://localhost:" + server.port());
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(1, chaos.quota.granted(), "at once");
        assertInstanceOf(
                Attempt.NotConnected.class, once(chaos.client("http://[::1]:" + server.port())), "IPv6 is broken");
    }

    @Test
    void t17_http2IsNotAskedForInPlainText() {
        ChaosServer server = chaos.server(peer -> peer.serve(about("emp_1")));
        await(chaos.client(server).send(change("emp_1")));
        Peer.Request request = server.requests().get(0);
        assertEquals("PATCH /employees/emp_1 HTTP/1.1", request.line());
        String head = request.head().toLowerCase(Locale.ROOT);
        assertFalse(head.contains("\r\nupgrade:") || head.contains("\r\nhttp2-settings:"), head);
    }
}
