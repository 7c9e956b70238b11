package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** F16: networks that have one way out, and an authority of their own. */
@ExtendWith(VertxExtension.class)
class F16ProxyTest {
    private static final String PASSWORD = "s3cr@t/pass word";
    private static final String CREDENTIALS = "dana%40corp:s3cr%40t%2Fpass%20word";

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path authority;

    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeAll
    static void sign() throws Exception {
        certificates = new Certificates(folder);
        authority = Files.writeString(folder.resolve("authority.pem"), "The company's own\r\n" + certificates.pem());
    }

    @BeforeEach
    void begin(Vertx vertx) throws IOException {
        chaos.begin(vertx);
        chaos.names("127.0.0.2"); // nobody is there
    }

    private ChaosServer check() throws Exception {
        return chaos.closing(new ChaosServer(certificates.door("good"), peer -> peer.serve(about("emp_1"))));
    }

    private CheckClient client(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("CHECKBULK_CA_FILE", authority.toString());
        return chaos.client(environment);
    }

    @Test
    void f16TheProxyOfTheEnvironmentIsTheWayOut() throws Exception {
        try (Tunnel proxy = new Tunnel(check().port(), "200 Connection established")) {
            CheckClient client = client(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()));
            assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
            String head = proxy.heads().get(0);
            assertTrue(head.startsWith("CONNECT sandbox.checkhq.com:443 HTTP/1.1\r\n"), head);
            assertFalse(head.contains(World.SECRET), "the key is Check's alone");
        }
    }

    @Test
    void f16CredentialsInTheUrlGoToTheProxyAndNowhereElse() throws Exception {
        ChaosServer check = check();
        try (Tunnel proxy = new Tunnel(check.port(), "200 OK")) {
            CheckClient client = client(Map.of("https_proxy", CREDENTIALS + "@127.0.0.1:" + proxy.port()));
            assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))));
            String basic =
                    Base64.getEncoder().encodeToString(("dana@corp:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertTrue(proxy.heads().get(0).toLowerCase(Locale.ROOT).contains("proxy-authorization: basic"));
            assertTrue(proxy.heads().get(0).contains(basic), proxy.heads().get(0));
            assertFalse(check.requests().get(0).head().contains(basic));
        }
    }

    @Test
    void f16AProxyThatWantsAPasswordIsNamedAndTheWrongOneIsNotShown() throws Exception {
        try (Tunnel proxy = new Tunnel(9, "407 Proxy Authentication Required")) {
            CheckClient client = client(Map.of("HTTPS_PROXY", CREDENTIALS + "@127.0.0.1:" + proxy.port()));
            var lost = assertInstanceOf(Attempt.NotConnected.class, once(client));
            assertTrue(lost.message().contains("407"), lost.message());
            assertTrue(lost.message().contains("user name and a password"), lost.message());
            assertTrue(lost.message().contains("HTTPS_PROXY"), lost.message());
            assertTrue(lost.message().contains("CHECKBULK_CA_FILE"), lost.message());
            assertFalse(lost.message().contains("s3cr"), lost.message());
            assertFalse(lost.message().contains("dana"), lost.message());
        }
    }

    @Test
    void f16AProxyThatDoesNotLetThroughIsNotTakenForCheck() throws Exception {
        try (Tunnel proxy = new Tunnel(9, "403 Forbidden")) {
            CheckClient client = client(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()));
            var lost = assertInstanceOf(Attempt.NotConnected.class, once(client));
            assertTrue(
                    lost.message().contains("127.0.0.1:" + proxy.port() + " answered 403 Forbidden"), lost.message());
        }
    }

    @Test
    void f16WithoutAConnectionBothVariablesAreNamed() {
        var lost = assertInstanceOf(Attempt.NotConnected.class, once(client(Map.of())));
        assertTrue(lost.message().contains("HTTPS_PROXY"), lost.message());
        assertTrue(lost.message().contains("CHECKBULK_CA_FILE"), lost.message());
    }

    @Test
    void f16ACertificateOfAnUnknownAuthorityNamesBothVariables() throws Exception {
        try (Tunnel proxy = new Tunnel(check().port(), "200 OK")) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port());
            var refused = assertInstanceOf(
                    Outcome.NotApplied.class, await(chaos.client(environment).send(change("emp_1"))));
            assertEquals(Reason.UNTRUSTED, refused.cause().reason());
            assertTrue(refused.explanation().contains("certification path"), refused.explanation());
            assertTrue(refused.explanation().contains("HTTPS_PROXY"), refused.explanation());
            assertTrue(refused.explanation().contains("CHECKBULK_CA_FILE"), refused.explanation());
        }
    }

    @Test
    void f16AnAuthorityThatIsAddedDoesNotMakeAnybodyElseAccepted() throws Exception {
        ChaosServer elsewhere =
                chaos.closing(new ChaosServer(certificates.door("elsewhere"), peer -> peer.serve(about("emp_1"))));
        try (Tunnel proxy = new Tunnel(elsewhere.port(), "200 OK")) {
            CheckClient client = client(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()));
            assertInstanceOf(Outcome.NotApplied.class, await(client.send(change("emp_1"))));
            assertEquals(List.of(), elsewhere.requests());
        }
    }

    @Test
    void f16ThisMachineIsNeverReachedThroughAProxy() throws Exception {
        ChaosServer here = chaos.server(peer -> peer.serve(about("emp_1")));
        ChaosServer overTls = check();
        try (Tunnel proxy = new Tunnel(9, "200 OK")) {
            String url = "http://127.0.0.1:" + proxy.port();
            for (String place :
                    List.of(here.base(), "http://localhost:" + here.port(), "https://localhost:" + overTls.port())) {
                CheckClient client = client(
                        Map.of("CHECK_BASE_URL", place, "HTTP_PROXY", url, "HTTPS_PROXY", url, "ALL_PROXY", url));
                assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_1"))), place);
            }
            assertEquals(List.of(), proxy.heads());
        }
    }

    @Test
    void f16WhatNoProxyNamesIsReachedDirectly() throws Exception {
        try (Tunnel proxy = new Tunnel(9, "200 OK")) {
            CheckClient client =
                    client(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port(), "NO_PROXY", "example.com, .checkhq.com"));
            assertInstanceOf(Attempt.NotConnected.class, once(client));
            assertEquals(List.of(), proxy.heads());
        }
    }
}
