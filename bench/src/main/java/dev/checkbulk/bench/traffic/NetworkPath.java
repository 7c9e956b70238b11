package dev.checkbulk.bench.traffic;

import dev.checkbulk.standin.faults.Latency;
import java.time.Duration;

/** What happens on the way to a server, and how long it takes to answer. */
public enum NetworkPath {
    CALM("100 ms, ±5 ms on the way", 10, Duration.ofMillis(100), 0),
    ROUGH("100 ms, ±20 ms on the way", 40, Duration.ofMillis(100), 0),
    TAIL("100 ms, 5 % take 3 s, ±5 ms on the way", 10, Duration.ofMillis(100), 0.05);

    private final String label;
    private final int jitterMillis;
    private final Latency latency;

    NetworkPath(String label, int jitterMillis, Duration usual, double slowShare) {
        this.label = label;
        this.jitterMillis = jitterMillis;
        this.latency = new Latency(usual, Duration.ZERO, slowShare, Duration.ofSeconds(3));
    }

    public String label() {
        return label;
    }

    /** From the shortest to the longest delay of a request. */
    public int jitterMillis() {
        return jitterMillis;
    }

    public Latency latency() {
        return latency;
    }
}
