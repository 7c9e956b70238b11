package dev.checkbulk.sim;

import java.time.Duration;
import java.util.Random;

/**
 * What goes wrong in one world, and how often. Every rate is drawn by the seed and many are 0: where everything fails all
 * the time, nothing gets far enough to fail in an interesting way.
 */
final class Faults {
    // On the way there and back.
    final double refused;
    final double vanished;
    final double slowWay;
    final double brokenAnswer;
    final double lostAnswer;
    final double strangeAnswer;
    final double garbledAnswer;

    // At the server's edge.
    final double throttled;
    final double unavailableBefore;
    final double unavailableAfter;
    final double unauthorized;
    final double forbidden;
    final double strayed;

    // In the server.
    final double slowWork;
    final double failedWithEffect;
    final double failedWithout;
    final double conflict;
    final double invalid;

    // What kind of server it is; it stays so when the faults stop.
    final boolean honoursKeysOnChanges;
    final boolean storesThrottled;
    final boolean storesRefusals;
    final boolean keepsKeysByApiKey;
    final boolean hasFirstPath;
    final boolean dated;
    final Duration logLag;
    final int pageSize;

    // Around it.
    final Window outage;
    final Window overload;
    final int interruptions;
    final boolean diskFails;
    final boolean powerFails;
    final int timerLateness;
    final int foreignEdits;
    final double drift;
    final int clockChanges;
    final boolean freezes;
    final boolean rotatesApiKeys;
    final Duration edgeClockError;

    private final Random random;
    private boolean over;

    /** A time in which nothing gets through. */
    record Window(long from, long to) {
        boolean has(long time) {
            return from <= time && time < to;
        }
    }

    Faults(Random random) {
        this.random = random;
        boolean rough = random.nextInt(10) > 0;
        refused = rate(rough, 0.3);
        vanished = rate(rough, 0.2);
        slowWay = rate(rough, 0.3);
        brokenAnswer = rate(rough, 0.3);
        lostAnswer = rate(rough, 0.3);
        throttled = rate(rough, 0.5);
        unavailableBefore = rate(rough, 0.2);
        unavailableAfter = rate(rough, 0.2);
        unauthorized = rate(rough && random.nextInt(4) == 0, 0.02);
        forbidden = rate(rough && random.nextInt(4) == 0, 0.1);
        strayed = rate(rough && random.nextInt(4) == 0, 0.1);
        slowWork = rate(rough, 0.5);
        failedWithEffect = rate(rough, 0.15);
        failedWithout = rate(rough, 0.2);
        conflict = rate(rough, 0.1);
        invalid = rate(rough, 0.1);
        honoursKeysOnChanges = random.nextBoolean();
        storesThrottled = random.nextInt(4) == 0;
        storesRefusals = random.nextBoolean();
        keepsKeysByApiKey = random.nextBoolean();
        hasFirstPath = random.nextBoolean();
        dated = random.nextInt(10) > 0;
        logLag = Duration.ofMillis(random.nextInt(20_000));
        pageSize = 2 + random.nextInt(20);
        outage = window(rough);
        overload = window(rough);
        interruptions = rough ? random.nextInt(7) : 0;
        diskFails = rough && random.nextInt(4) == 0;
        powerFails = random.nextBoolean();
        timerLateness = random.nextInt(3) == 0 ? 8_000 : 500; // microseconds; the pace has room for 10 ms
        foreignEdits = rough && random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
        clockChanges = rough && random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        freezes = rough && random.nextInt(4) == 0;
        rotatesApiKeys = rough && random.nextInt(4) == 0;
        edgeClockError = hours(random);
        drift = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        strangeAnswer = rate(rough, 0.2);
        garbledAnswer = rate(rough, 0.2);
    }

    /** Up to two days, forwards or back. */
    static Duration hours(Random random) {
        return Duration.ofSeconds(random.nextInt(2 * 48 * 3_600) - 48 * 3_600);
    }

    private double rate(boolean rough, double most) {
        return rough && random.nextInt(3) == 0 ? random.nextDouble() * most : 0;
    }

    private Window window(boolean rough) {
        if (!rough || random.nextInt(8) > 0) {
            return new Window(0, 0);
        }
        long from = Duration.ofSeconds(random.nextInt(300)).toNanos();
        return new Window(
                from, from + Duration.ofSeconds(10 + random.nextInt(1_500)).toNanos());
    }

    /** Whether it happens this time. */
    boolean hit(double rate) {
        return !over && rate > 0 && random.nextDouble() < rate;
    }

    boolean in(Window window, long time) {
        return !over && window.has(time);
    }

    /** From now on nothing goes wrong any more. */
    void stop() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
