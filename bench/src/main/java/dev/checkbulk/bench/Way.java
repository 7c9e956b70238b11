package dev.checkbulk.bench;

import dev.checkbulk.standin.faults.Latency;
import java.time.Duration;

/** What happens on the way to a server, and how long it takes to answer. */
enum Way {
    CALM("100 ms, ±5 ms on the way", 10, Duration.ofMillis(100), 0),
    ROUGH("100 ms, ±20 ms on the way", 40, Duration.ofMillis(100), 0),
    TAIL("100 ms, 5 % take 3 s, ±5 ms on the way", 10, Duration.ofMillis(100), 0.05);

    private final String label;
    private final int jitterMillis;
    private final Latency latency;

    Way(String label, int jitterMillis, Duration usual, double slowShare) {
        this.label = label;
        this.jitterMillis = jitterMillis;
        this.latency = new Latency(usual, Duration.ZERO, slowShare, Duration.ofSeconds(3));
    }

    String label() {
        return label;
    }

    /** From the shortest to the longest delay of a request. */
    int jitterMillis() {
        return jitterMillis;
    }

    Latency latency() {
        return latency;
    }
}
