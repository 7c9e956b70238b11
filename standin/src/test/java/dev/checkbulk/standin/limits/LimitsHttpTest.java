package dev.checkbulk.standin.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.RawConnection;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.Waiting;
import dev.checkbulk.standin.faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsHttpTest {
    @RegisterExtension
    final Started started = new Started(StandinSettings.defaults().withInFlight(2));

    private Http.Reply get() {
        return started.http().get("/companies");
    }

    private void fillSecond() {
        for (int i = 0; i < 25; i++) {
            assertEquals(200, get().status());
        }
    }

    @Test
    void the_26th_request_in_a_second_waits_for_the_next() {
        fillSecond();
        Http.Reply reply = get();
        assertEquals(429, reply.status());
        assertEquals("throttled", reply.errorType());
        assertEquals("1", reply.header("Retry-After"));
        assertEquals(
                "Request was throttled. Expected available in 1 second.",
                reply.json().get("error").get("message").textValue());
        started.clock().advance(Duration.ofSeconds(1));
        assertEquals(200, get().status());
        assertEquals(1, started.counts().throttledByRate());
        assertEquals(26, started.counts().busiestSecond());
        assertEquals(25, started.counts().busiestSecondAccepted());
    }

    @Test
    void a_throttled_request_is_not_kept_under_its_key() {
        fillSecond();
        String[] key = {Http.KEY, "k"};
        assertEquals(
                429,
                started.http()
                        .send("POST", "/companies", "{\"legal_name\":\"A\"}", key)
                        .status());
        started.clock().advance(Duration.ofSeconds(1));
        assertEquals(
                201,
                started.http()
                        .send("POST", "/companies", "{\"legal_name\":\"A\"}", key)
                        .status());
    }

    @Test
    void more_than_may_be_in_flight_wait_a_minute() throws Exception {
        started.standin().script().next(Fault.SILENT_BEFORE, Fault.SILENT_BEFORE);
        try (RawConnection one = new RawConnection(started.standin().port());
                RawConnection two = new RawConnection(started.standin().port())) {
            one.request("GET", "/companies", "");
            two.request("GET", "/companies", "");
            until(() -> started.standin().judge().inFlight() == 2);
            Http.Reply reply = get();
            assertEquals(429, reply.status());
            assertEquals("60", reply.header("Retry-After"));
            assertTrue(reply.json().get("error").get("message").textValue().contains("oncurrency"));
        }
        until(() -> started.standin().judge().inFlight() == 0);
        assertEquals(200, get().status());
        assertEquals(1, started.counts().throttledByConcurrency());
        assertEquals(0, started.counts().throttledByRate());
        assertEquals(2, started.counts().mostInFlight());
    }

    private void until(Waiting.Condition condition) throws Exception {
        Waiting.until(started.vertx(), condition);
    }
}
