package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(5));

    @Test
    void itDoublesUpToTheLongest() {
        assertEquals(
                "[PT0.5S, PT0.5S, PT1S, PT2S, PT4S, PT5S, PT5S]",
                IntStream.rangeClosed(0, 6).mapToObj(backOff::after).toList().toString());
        assertEquals(Duration.ofSeconds(5), backOff.after(Integer.MAX_VALUE));
    }

    @Test
    void aRandomPartOfUpToAHalfIsTakenOff() {
        Random random = new Random(1);
        for (int n = 1; n < 1_000; n++) {
            Duration wait = backOff.after(3, random);
            assertTrue(
                    wait.compareTo(Duration.ofSeconds(1)) >= 0 && wait.compareTo(Duration.ofSeconds(2)) <= 0,
                    wait::toString);
        }
    }
}
