package dev.checkbulk.http;

import static dev.checkbulk.testing.Rehearsal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot prove who it is gets nothing. */
@ExtendWith(VertxExtension.class)
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @RegisterExtension
    final Rehearsal rehearsal = new Rehearsal();

    @BeforeEach
    void begin(Vertx vertx) {
        rehearsal.begin(vertx);
    }

    /** A key store with a certificate that nobody signed but itself. */
    private Path selfSigned() throws Exception {
        Path store = folder.resolve("self-signed.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-alias",
                        "server",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        return store;
    }

    @Test
    void aSelfSignedCertificateIsNotAcceptedAndNothingIsSent() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        int port = await(rehearsal
                        .vertx
                        .createHttpServer(new HttpServerOptions()
                                .setSsl(true)
                                .setKeyCertOptions(new PfxOptions()
                                        .setPath(selfSigned().toString())
                                        .setPassword(PASSWORD)))
                        .requestHandler(request -> {
                            requests.incrementAndGet();
                            request.response().end("{}");
                        })
                        .listen(0, "localhost"))
                .actualPort();
        CheckClient client = rehearsal.client("https://localhost:" + port);
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, await(client.send(Rehearsal.change())));
        assertEquals(Reason.UNTRUSTED, notApplied.cause().reason());
        assertTrue(notApplied.explanation().contains("certification path"), notApplied.explanation());
        assertEquals(1, rehearsal.quota.granted(), "not tried again");
        assertEquals(0, requests.get());
    }
}
