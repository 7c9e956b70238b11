package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultMixTest {
    private static List<Optional<Fault>> draw(FaultMix mix, long seed, int times) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, times).mapToObj(i -> mix.draw(random)).toList();
    }

    @Test
    void the_same_seed_gives_the_same_faults_and_another_seed_others() {
        assertEquals(draw(FaultMix.heavy(), 3, 500), draw(FaultMix.heavy(), 3, 500));
        assertTrue(!draw(FaultMix.heavy(), 3, 500).equals(draw(FaultMix.heavy(), 4, 500)));
    }

    @Test
    void each_fault_gets_its_share() {
        FaultMix mix = new FaultMix(Map.of(Fault.RESET_AFTER, 0.25, Fault.ERROR_AFTER, 0.5));
        Map<Optional<Fault>, Long> counts = draw(mix, 1, 10_000).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(2500, counts.get(Optional.of(Fault.RESET_AFTER)), 250);
        assertEquals(5000, counts.get(Optional.of(Fault.ERROR_AFTER)), 250);
        assertEquals(2500, counts.get(Optional.empty()), 250);
    }

    @Test
    void a_bad_day_spares_most_writes_and_waits_for_nobody() {
        double sum = FaultMix.heavy().rates().values().stream()
                .mapToDouble(rate -> rate)
                .sum();
        assertEquals(0.125, sum, 1e-9);
        assertTrue(FaultMix.heavy().rates().keySet().stream()
                .noneMatch(List.of(Fault.SILENT_BEFORE, Fault.SILENT_AFTER, Fault.DRIP)::contains));
    }

    @Test
    void shares_that_cannot_be_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new FaultMix(Map.of(Fault.DRIP, -0.1)));
        assertThrows(IllegalArgumentException.class, () -> new FaultMix(Map.of(Fault.DRIP, Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> new FaultMix(Map.of(Fault.DRIP, 0.6, Fault.CUT_BODY, 0.6)));
    }
}
