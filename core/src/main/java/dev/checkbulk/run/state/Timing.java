package dev.checkbulk.run.state;

import java.time.Duration;

/**
 * How long a run waits for what.
 *
 * @param quarantine after the last send without an answer nothing else is sent for that record: 60 s in which the server may
 *     work on it, 60 s in which the network may still deliver it, and 5 s
 * @param replayable so long after its first send a key may be used again; Check keeps keys for 24 h
 * @param patience how long a run goes on with nothing but 429s, or without a connection
 * @param recheck how long a request that is still running is left alone before it is looked at again
 */
public record Timing(Duration quarantine, Duration replayable, Duration patience, Duration recheck) {
    /** What Check's bounds ask for (docs.checkhq.com, idempotency). */
    public static final Timing CHECK =
            new Timing(Duration.ofSeconds(125), Duration.ofHours(23), Duration.ofMinutes(10), Duration.ofSeconds(10));

    /** The same for a server that is known to be done sooner: never for Check. */
    public Timing quarantine(Duration shorter) {
        return new Timing(shorter, replayable, patience, recheck.compareTo(shorter) < 0 ? recheck : shorter);
    }

    /** How long a run is patient, for people. */
    public String patienceText() {
        return patience.toMinutes() + " min";
    }
}
