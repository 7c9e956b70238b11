package dev.checkbulk.standin.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlowLimitHttpTest {
    @RegisterExtension
    final Started started = new Started(StandinSettings.defaults().withPerSecond(0.4));

    @Test
    void a_wait_is_told_in_whole_seconds_rounded_up() {
        Http http = started.http();
        assertEquals(200, http.get("/companies").status());
        Http.Reply reply = http.get("/companies");
        assertEquals("3", reply.header("Retry-After"));
        assertEquals(
                "Request was throttled. Expected available in 3 seconds.",
                reply.json().get("error").get("message").textValue());
        started.clock().advance(Duration.ofMillis(1600));
        assertEquals("1", http.get("/companies").header("Retry-After"));
        started.clock().advance(Duration.ofMillis(900));
        assertEquals(200, http.get("/companies").status());
    }
}
