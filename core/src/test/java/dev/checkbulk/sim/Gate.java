package dev.checkbulk.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The server's limits as it counts them: starts in a sliding second and requests in flight. Refused ones do not count. */
final class Gate {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int STARTS = 25;
    private static final int IN_FLIGHT = 100;

    private final Deque<Long> starts = new ArrayDeque<>();
    private int inFlight;
    private long refused;

    /** Lets a request in, or not. */
    boolean enter(long now) {
        while (!starts.isEmpty() && now - starts.peek() >= SECOND) {
            starts.remove();
        }
        if (starts.size() >= STARTS || inFlight >= IN_FLIGHT) {
            refused++;
            return false;
        }
        starts.add(now);
        inFlight++;
        return true;
    }

    void leave() {
        inFlight--;
    }

    /** How many it did not let in. */
    long refused() {
        return refused;
    }
}
