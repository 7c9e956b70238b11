package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** F17: a name with several addresses. The next one is tried before it counts as no connection. */
@ExtendWith(VertxExtension.class)
class F17AddressesTest {
    private static final String NAME = "sandbox.checkhq.com";

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path authority;

    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeAll
    static void sign() throws Exception {
        certificates = new Certificates(folder);
        authority = Files.writeString(folder.resolve("authority.pem"), certificates.pem());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    private ChaosServer server(String certificate, String address, int port) throws Exception {
        return chaos.closing(
                new ChaosServer(certificates.door(certificate, address, port), peer -> peer.serve(about("emp_1"))));
    }

    private CheckClient client(int port) {
        return chaos.client(
                Map.of("CHECK_BASE_URL", "https://" + NAME + ":" + port, "CHECKBULK_CA_FILE", authority.toString()));
    }

    @Test
    void f17TheNextAddressIsTriedBeforeItCountsAsNoConnection() throws Exception {
        ChaosServer server = server("good", "127.0.0.3", 0);
        chaos.names("127.0.0.2", "127.0.0.3");
        CheckClient client = client(server.port());
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(2, chaos.quota.granted(), "each at once, in one start");
        assertEquals(1, server.connections(), "and the address that works stays first");
    }

    @Test
    void f17AnIpv6AddressIsTriedBehindADeadIpv4Address() throws Exception {
        assumeTrue(
                Stream.of(InetAddress.getAllByName("localhost")).anyMatch(Inet6Address.class::isInstance),
                "localhost has no IPv6 address on this machine");
        ChaosServer server = chaos.closing(new ChaosServer(
                new ServerSocket(0, 50, InetAddress.getByName("::1")), peer -> peer.serve(about("emp_1"))));
        CheckClient client = chaos.client("http://localhost:" + server.port());
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
        assertEquals(1, chaos.quota.granted());
    }

    @Test
    void f17AnAddressThatTakesConnectionsAndSaysNothingDoesNotUseUpTheTime() throws Exception {
        ChaosServer server = server("good", "127.0.0.3", 0);
        try (ServerSocket silent = new ServerSocket(server.port(), 50, InetAddress.getByName("127.0.0.2"))) {
            chaos.names("127.0.0.2", "127.0.0.3");
            assertInstanceOf(Outcome.Done.class, await(client(server.port()).send(change("emp_1"))));
            assertEquals(1, chaos.quota.granted());
        }
    }

    @Test
    void f17WhereNoAddressAnswersThereIsOneLackOfConnection() throws IOException {
        chaos.names("127.0.0.2", "127.0.0.3", "::1");
        var lost = assertInstanceOf(Attempt.NotConnected.class, once(client(9)));
        assertTrue(lost.message().contains("refused"), lost.message());
        assertEquals(1, chaos.quota.granted());
    }

    /** Whoever cannot prove who he is may be an attacker, and another address is no cure. */
    @Test
    void f17ACertificateThatIsNotAcceptedIsFinal() throws Exception {
        ChaosServer stranger = server("elsewhere", "127.0.0.2", 0);
        ChaosServer server = server("good", "127.0.0.3", stranger.port());
        chaos.names("127.0.0.2", "127.0.0.3");
        assertInstanceOf(Outcome.NotApplied.class, await(client(server.port()).send(change("emp_1"))));
        assertEquals(List.of(), stranger.requests());
        assertEquals(0, server.connections());
    }

    @Test
    void f17AProxyWithSeveralAddressesIsReachedAtTheOneThatAnswers() throws Exception {
        ChaosServer server = server("good", "127.0.0.1", 0);
        try (Tunnel tunnel = new Tunnel(server.port(), "200 OK")) {
            chaos.names("127.0.0.2", "127.0.0.1");
            CheckClient client = chaos.client(
                    Map.of("CHECKBULK_CA_FILE", authority.toString(), "HTTPS_PROXY", "proxy.example:" + tunnel.port()));
            assertEquals(Environment.SANDBOX, client.environment());
            assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
            assertEquals(1, chaos.quota.granted());
        }
    }

    @Test
    void f17AnIpv6AddressCanBeThePlaceItself() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("::1"));
                ChaosServer server = new ChaosServer(door, peer -> peer.serve(about("emp_1")))) {
            CheckClient client = chaos.client(Map.of("CHECK_BASE_URL", "http://[0:0:0:0:0:0:0:1]:" + server.port()));
            assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
            assertTrue(
                    server.requests().get(0).head().contains("[::1]:"),
                    server.requests().get(0).head());
        }
    }
}
