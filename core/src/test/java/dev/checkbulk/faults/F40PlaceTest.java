package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F40: places that a person named: their path, and the addresses to which the key may go without TLS. */
@ExtendWith(VertxExtension.class)
class F40PlaceTest {
    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    private static Map<String, String> named(String url) {
        return Map.of("CHECK_BASE_URL", url, "CHECKBULK_ALLOW_PLACE", url);
    }

    @Test
    void f40ThePathOfThePlaceStandsBeforeEveryRequest() {
        ChaosServer gateway = chaos.server(peer -> peer.serve(about("emp_1")));
        var client = chaos.client(named(gateway.base() + "/check/v1/"));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(List.of("PATCH /check/v1/employees/emp_1 HTTP/1.1"), gateway.lines());
    }

    @Test
    void f40TheNextPageIsBelowThePathToo() {
        ChaosServer gateway = chaos.server(peer -> {
            while (true) {
                boolean first = !peer.request().line().contains("cursor");
                peer.write(Chaos.answer(
                        "200 OK",
                        first
                                ? "{\"results\":[{\"id\":\"emp_1\"}],\"next\":\"http://127.0.0.1/check/employees?cursor=a\"}"
                                : "{\"results\":[{\"id\":\"emp_2\"}],\"next\":null}"));
            }
        });
        var client = chaos.client(named(gateway.base() + "/check"));
        assertEquals(
                2, await(client.pages(CheckRequest.get("/employees")).all()).size());
        assertTrue(gateway.lines().get(1).startsWith("GET /check/employees?cursor=a "), "" + gateway.lines());
    }

    @Test
    void f40WithoutTlsANameIsReachedAtAPrivateAddress() throws IOException {
        ChaosServer mock = chaos.server(peer -> peer.serve(about("emp_1")));
        chaos.names("127.0.0.1");
        var client = chaos.client(named("http://mock:" + mock.port()));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
    }

    @Test
    void f40WithoutTlsANameWithAPublicAddressGetsNothing() throws IOException {
        chaos.names("192.0.2.7", "203.0.113.9");
        var lost = assertInstanceOf(Attempt.NotConnected.class, once(chaos.client(named("http://mock:8080"))));
        assertTrue(lost.message().contains("no address that the API key may be sent to"), lost.message());
    }

    /** A name that leads elsewhere later: only its private address is used. */
    @Test
    void f40OfSeveralAddressesOnlyThePrivateOnesAreTried() throws IOException {
        ChaosServer mock = chaos.server(peer -> peer.serve(about("emp_1")));
        chaos.names("203.0.113.9", "127.0.0.1");
        var client = chaos.client(named("http://mock:" + mock.port()));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(1, chaos.quota.granted());
    }
}
