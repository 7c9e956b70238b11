package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static List<Duration> draw(Latency latency) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 10_000).mapToObj(i -> latency.next(random)).toList();
    }

    @Test
    void jitter_is_added_and_the_tail_takes_its_share() {
        Duration constant = Duration.ofMillis(100);
        Duration tail = Duration.ofSeconds(3);
        List<Duration> drawn = draw(new Latency(constant, Duration.ofMillis(10), 0.05, tail));
        List<Duration> usual = drawn.stream().filter(one -> !one.equals(tail)).toList();
        assertEquals(500, drawn.size() - usual.size(), 80);
        Duration least = usual.stream().min(Duration::compareTo).orElseThrow();
        Duration most = usual.stream().max(Duration::compareTo).orElseThrow();
        assertTrue(least.compareTo(constant) >= 0 && least.toMillis() == 100, "least " + least);
        assertTrue(most.toMillis() == 109, "most " + most);
    }

    @Test
    void none_is_zero_and_a_constant_is_constant() {
        assertTrue(draw(Latency.none()).stream().allMatch(Duration::isZero));
        assertTrue(draw(Latency.of(Duration.ofMillis(7))).stream().allMatch(Duration.ofMillis(7)::equals));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Latency.of(Duration.ofMillis(-1)));
        assertThrows(
                IllegalArgumentException.class, () -> new Latency(Duration.ZERO, Duration.ZERO, 1.1, Duration.ZERO));
    }
}
