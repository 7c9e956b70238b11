package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import dev.checkbulk.standin.faults.FaultMix;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandinSettingsTest {
    private final StandinSettings defaults = StandinSettings.defaults();

    @Test
    void each_with_changes_its_own_part_only() {
        Latency slow = Latency.of(Duration.ofMillis(1));
        StandinSettings all = defaults.withPort(1)
                .withKey("k")
                .withLimiter(Limiter.TOKEN_BUCKET)
                .withPerSecond(2)
                .withInFlight(3)
                .withLatency(slow)
                .withFaults(FaultMix.heavy())
                .withSeed(4)
                .withEmployeeBenefits(EmployeeBenefitsPath.REDIRECTED)
                .withRateLimitHeaders(true)
                .withMentioned(true);
        assertEquals(
                new StandinSettings(
                        1,
                        "k",
                        Limiter.TOKEN_BUCKET,
                        2,
                        3,
                        slow,
                        FaultMix.heavy(),
                        4,
                        EmployeeBenefitsPath.REDIRECTED,
                        true,
                        true),
                all);
    }

    @Test
    void the_key_is_not_printed() {
        assertFalse(defaults.withKey("sk_secret").toString().contains("sk_secret"));
        assertTrue(defaults.withSeed(77).toString().contains("77"));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> defaults.withPort(65_536));
        assertThrows(IllegalArgumentException.class, () -> defaults.withPort(-1));
        assertThrows(IllegalArgumentException.class, () -> defaults.withPerSecond(0));
        assertThrows(IllegalArgumentException.class, () -> defaults.withPerSecond(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> defaults.withInFlight(0));
        assertThrows(IllegalArgumentException.class, () -> defaults.withKey(""));
    }
}
