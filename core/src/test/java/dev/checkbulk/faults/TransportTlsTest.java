package dev.checkbulk.faults;

import static dev.checkbulk.faults.Chaos.about;
import static dev.checkbulk.faults.Chaos.await;
import static dev.checkbulk.faults.Chaos.change;
import static dev.checkbulk.faults.Chaos.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.faults.NameServer.Mood;
import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T2 to T4 and T17, over TLS: whom the client talks to, and what it says before it knows. */
@ExtendWith(VertxExtension.class)
class TransportTlsTest {
    @TempDir
    static Path folder;

    private static Certificates certificates;

    @RegisterExtension
    final Chaos chaos = new Chaos();

    @BeforeEach
    void begin(Vertx vertx) {
        chaos.begin(vertx);
    }

    @BeforeAll
    static void sign() throws Exception {
        certificates = new Certificates(folder);
    }

    @BeforeEach
    void trust() {
        certificates.trust();
    }

    @AfterEach
    void trustTheUsual() {
        Certificates.trustTheUsual();
    }

    private ChaosServer server(String certificate, ChaosServer.Script script) throws Exception {
        return chaos.closing(new ChaosServer(certificates.door(certificate), script));
    }

    private static String base(ChaosServer server) {
        return "https://localhost:" + server.port();
    }

    @Test
    void t03_aCertificateOfSomebodyTrustedForThisHostIsAccepted() throws Exception {
        ChaosServer server = server("good", peer -> peer.serve(about("emp_1")));
        assertInstanceOf(Outcome.Done.class, await(chaos.client(base(server)).send(change("emp_1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "expired, CertificateExpiredException",
        "elsewhere, No subject alternative DNS name matching localhost found",
        "good, unable to find valid certification path"
    })
    void t03_anyOtherCertificateIsNotAppliedSendsNothingAndStopsTheBatch(String certificate, String why)
            throws Exception {
        if (certificate.equals("good")) {
            Certificates.trustTheUsual();
        }
        ChaosServer server = server(certificate, peer -> peer.serve(about("emp_1")));
        CheckClient client = chaos.client(base(server));
        BatchReport report = await(new Batch(client)
                .window(1)
                .run(Collections.nCopies(50, "emp_1"), (given, id) -> given.send(change(id))));
        assertTrue(report.stopped().contains("certificate was not accepted"), report.stopped());
        assertTrue(report.stopped().contains(why), report.stopped());
        assertEquals(50, report.notApplied());
        assertEquals(1, server.connections(), "not tried again");
        assertEquals(List.of(), server.requests());
    }

    @Test
    void t03_aServerWithoutTlsIsNotConnectedAndHearsNoSecret() {
        CompletableFuture<String> heard = new CompletableFuture<>();
        ChaosServer server = chaos.server(peer -> {
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            heard.complete(peer.rest());
        });
        assertInstanceOf(Attempt.NotConnected.class, once(chaos.client(base(server))));
        assertFalse(await(heard).contains(World.SECRET));
        assertFalse(await(heard).contains("HTTP"));
        assertEquals(1, server.connections(), "no second try without TLS");
    }

    @Test
    void t04_aHandshakeThatEndsAfterTheDeadlineIsNotConnectedAndNothingIsSentOverIt() throws Exception {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        AtomicInteger connections = new AtomicInteger();
        ChaosServer server = server("good", peer -> {
            connections.incrementAndGet();
            await(goOn);
            peer.serve(about("emp_2"));
        });
        CheckClient client = chaos.client(base(server));
        assertInstanceOf(Attempt.NotConnected.class, once(client.deadline(Duration.ofMillis(100))));
        goOn.complete(null);
        assertInstanceOf(Outcome.Done.class, await(client.send(change("emp_2"))));
        assertEquals(List.of("PATCH /employees/emp_2 HTTP/1.1"), server.lines());
    }

    private CheckClient resolving(NameServer names, ChaosServer server) {
        chaos.start(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions().setServers(List.of(names.address()))));
        return chaos.client("https://sandbox.checkhq.com:" + server.port());
    }

    @Test
    void t02_aNameThatNobodyKnowsIsNotConnectedUntilSomebodyKnowsIt() throws Exception {
        ChaosServer server = server("good", peer -> peer.serve(about("emp_1")));
        NameServer names = chaos.closing(new NameServer(Mood.UNKNOWN));
        CheckClient client = resolving(names, server);
        assertInstanceOf(Attempt.NotConnected.class, once(client));
        assertInstanceOf(Attempt.NotConnected.class, once(client));
        names.become(Mood.FOUND);
        assertInstanceOf(
                Outcome.Done.class,
                assertInstanceOf(Attempt.Final.class, once(client)).outcome());
        assertEquals(1, server.requests().size());
    }

    @Test
    void t02_aSilentNameServerIsNotConnectedAtTheDeadline() throws Exception {
        ChaosServer server = server("good", peer -> peer.serve(about("emp_1")));
        NameServer names = chaos.closing(new NameServer(Mood.SILENT));
        CheckClient client = resolving(names, server).deadline(Duration.ofMillis(100));
        assertInstanceOf(Attempt.NotConnected.class, once(client));
        assertEquals(0, server.connections());
    }

    @Test
    void t17_http2IsNotOffered() {
        CompletableFuture<Hello> hello = new CompletableFuture<>();
        ChaosServer server = chaos.server(peer -> hello.complete(Hello.read(peer.input())));
        assertInstanceOf(Attempt.NotConnected.class, once(chaos.client(base(server))));
        assertTrue(await(hello).extensions().contains(Hello.SUPPORTED_VERSIONS), "the extensions are read rightly");
        assertFalse(await(hello).extensions().contains(Hello.ALPN), await(hello).toString());
    }
}
