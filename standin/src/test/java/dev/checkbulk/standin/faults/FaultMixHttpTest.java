package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.limits.Limiter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultMixHttpTest {
    @RegisterExtension
    final Started started = new Started(StandinSettings.defaults()
            .withLimiter(Limiter.NONE)
            .withFaults(new FaultMix(Map.of(Fault.BAD_GATEWAY_AFTER, 1.0))));

    @Test
    void writes_are_hit_and_reads_are_not() {
        assertEquals(200, started.http().get("/companies").status());
        assertEquals(
                502,
                started.http()
                        .send("POST", "/companies", "{\"legal_name\":\"A\"}")
                        .status());
        assertEquals(1, started.records().all("companies").size());
        assertEquals(1, started.counts().faults());
    }

    @Test
    void an_order_comes_before_chance() {
        started.standin().script().next(Fault.FORBIDDEN);
        assertEquals(
                403,
                started.http()
                        .send("POST", "/companies", "{\"legal_name\":\"A\"}")
                        .status());
        assertEquals(
                502,
                started.http()
                        .send("POST", "/companies", "{\"legal_name\":\"A\"}")
                        .status());
    }
}
