package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.RawConnection;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LatencyHttpTest {
    private static final String BODY = "{\"legal_name\":\"Acme\"}";

    @RegisterExtension
    final Started started = new Started(StandinSettings.defaults().withLatency(Latency.of(Duration.ofMillis(700))));

    private Http http;

    @BeforeEach
    void connect() {
        http = started.http();
        started.records().company("com_1");
    }

    private void inFlight(int count) throws Exception {
        Waiting.until(started.vertx(), () -> started.standin().judge().inFlight() == count);
    }

    @Test
    void a_request_has_no_effect_before_its_time_and_its_key_is_taken() throws Exception {
        CompletableFuture<Http.Reply> first = http.start("POST", "/companies", BODY, Http.KEY, "k");
        inFlight(1);
        assertEquals(1, started.records().all("companies").size());
        Http.Reply second = http.send("POST", "/companies", BODY, Http.KEY, "k");
        assertEquals(409, second.status());
        assertEquals("idempotency_key_in_use", second.errorType());
        assertEquals(201, first.join().status());
        assertEquals(2, started.records().all("companies").size());
        assertEquals(2, started.counts().mostInFlight());
    }

    @Test
    void a_request_whose_client_left_still_has_its_effect_and_its_answer_is_kept() throws Exception {
        try (RawConnection gone = new RawConnection(started.standin().port())) {
            gone.request("PATCH", "/companies/com_1", "{\"legal_name\":\"New\"}");
            inFlight(1);
        }
        assertEquals(
                "Company com_1",
                started.records().get("com_1").orElseThrow().get("legal_name").textValue());
        CompletableFuture<Http.Reply> second = http.start("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
        inFlight(2);
        assertEquals(1, started.counts().overlappingWrites());
        assertEquals("New", second.join().json().get("legal_name").textValue());
        inFlight(0);
        assertEquals(1L, started.counts().statuses().get(0), "the answer that nobody took");
    }

    @Test
    void a_refusal_is_immediate() {
        CompletableFuture<Http.Reply> slow = http.start("GET", "/companies", "");
        Http.Reply refused = http.start(http.plain("GET", "/companies", "")).join();
        assertEquals(401, refused.status());
        assertTrue(!slow.isDone());
        assertEquals(200, slow.join().status());
    }
}
