package dev.checkbulk.run.look;

import dev.checkbulk.http.CheckClient;
import java.time.Duration;

/**
 * How many records are read together, and how long before their rows need them: as many as can be written while the reading is fresh.
 *
 * @param pace rows that ask in a second
 * @param fresh how old a reading may be
 */
record PrefetchSizes(double pace, Duration fresh) {
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final double SLOTS_FRESH = 12;
    private static final double MARGIN = 0.8;
    private static final int MOST_AT_ONCE = 100;
    private static final int AHEAD = 16;

    /** An answer that takes longer is not waited for: the rows that are left would run out. */
    private static final double SECONDS_FOR_AN_ANSWER = 0.4;

    /** How old a reading may be: 5 s, and at a slow pace as long as its row may have to wait for its slot. */
    static Duration fresh(CheckClient client) {
        return fresh(client.quota().limit().perSecond());
    }

    static Duration fresh(double perSecond) {
        Duration slots = Duration.ofMillis((long) (1_000 * SLOTS_FRESH / perSecond));
        return slots.compareTo(FRESH) > 0 ? slots : FRESH;
    }

    /**
     * @param asking the rows that ask in a second; at first it is taken for a quarter of the limit: a reading that is small costs
     *     less than one that gets too old
     * @param perSecond the limit, which others may share
     */
    static PrefetchSizes of(double asking, double perSecond) {
        return new PrefetchSizes(Math.min(perSecond, asking), fresh(perSecond));
    }

    private double whileFresh() {
        return pace * fresh.toMillis() / 1_000.0 * MARGIN;
    }

    /** How many rows are left when the next reading is begun. */
    int ahead() {
        return (int) Math.min(AHEAD, whileFresh() / 5);
    }

    /** As many as can be sent while the reading is fresh: it is begun ahead, and some rows wait for their slots. */
    int atOnce() {
        double most = whileFresh() - ahead() - IntentGate.width(pace);
        return (int) Math.min(MOST_AT_ONCE, Math.max(1, most));
    }

    /** How long a list's answer is waited for before it is asked once more: from the slot that it gets. */
    Duration untilAskedAgain() {
        return Duration.ofNanos((long) ((SECONDS_FOR_AN_ANSWER + IntentGate.WIDTH / pace) * 1e9));
    }
}
