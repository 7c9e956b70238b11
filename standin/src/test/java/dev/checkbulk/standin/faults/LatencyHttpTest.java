package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
    private static final Duration LATENCY = Duration.ofMillis(700);
    private static final String BODY = "{\"legal_name\":\"Acme\"}";

    @RegisterExtension
    final Started started = new Started(StandinSettings.defaults().withLatency(Latency.of(LATENCY)));

    private Http http;

    @BeforeEach
    void connect() {
        http = started.http();
        started.records().company("com_1");
    }

    /** Waits until so many requests are worked on. */
    private void working(int count) throws Exception {
        Waiting.until(started.vertx(), () -> started.clock().waiting() == count);
    }

    @Test
    void a_request_has_no_effect_before_its_time_and_its_key_is_taken() throws Exception {
        CompletableFuture<Http.Reply> first = http.start("POST", "/companies", BODY, Http.KEY, "k");
        working(1);
        started.clock().advance(LATENCY.minusNanos(1));
        CompletableFuture<Http.Reply> again = http.start("POST", "/companies", BODY, Http.KEY, "k");
        working(2);
        assertFalse(first.isDone());
        assertEquals(1, started.records().all("companies").size());
        started.clock().advance(LATENCY);
        Http.Reply second = again.join();
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
            working(1);
        }
        assertEquals(
                "Company com_1",
                started.records().get("com_1").orElseThrow().get("legal_name").textValue());
        CompletableFuture<Http.Reply> second = http.start("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
        working(2);
        assertEquals(1, started.counts().overlappingWrites());
        started.clock().advance(LATENCY);
        assertEquals("New", second.join().json().get("legal_name").textValue());
        Waiting.until(started.vertx(), () -> started.standin().judge().inFlight() == 0);
        assertEquals(1L, started.counts().statuses().get(0), "the answer that nobody took");
    }

    @Test
    void a_refusal_is_immediate() throws Exception {
        CompletableFuture<Http.Reply> slow = http.start("GET", "/companies", "");
        working(1);
        Http.Reply refused = http.start(http.plain("GET", "/companies", "")).join();
        assertEquals(401, refused.status());
        assertFalse(slow.isDone());
        started.clock().advance(LATENCY);
        assertEquals(200, slow.join().status());
    }
}
