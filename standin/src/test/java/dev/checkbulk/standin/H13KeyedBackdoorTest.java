package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H13: a stand-in with a key, as a rehearsal has one, shows nobody else on the machine what is in it. */
class H13KeyedBackdoorTest {
    private final Vertx vertx = Vertx.vertx();
    private Standin standin;

    @BeforeEach
    void begin() {
        standin = Standin.startClosed(vertx, StandinSettings.defaults().withKey("its-own-key"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        standin.records().mentionWorkplace("wrk_1").mentionEmployee("emp_1", "wrk_1");
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int status(String path, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standin.baseUrl() + path));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void h13WhoHasNotTheKeySeesNothing() throws Exception {
        assertEquals(200, status("/employees/emp_1", "its-own-key"));
        for (String path : new String[] {"/employees/emp_1", "/_standin/counts", "/_standin/records/emp_1"}) {
            assertEquals(401, status(path, "another"), path);
            assertEquals(401, status(path, ""), path);
        }
    }
}
