package dev.checkbulk.quota;

import java.util.concurrent.TimeUnit;

/**
 * From one start to the next, in nanoseconds.
 *
 * @param usual on the schedule
 * @param least what a late start leaves before the next one, which moves the schedule when need be
 */
record Gap(long usual, long least) {
    private static final long MADE_UP = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * Three quarters are left, so that a schedule is kept in spite of late timers; what is late for the server is made up for
     * a second later (see {@link LastSecond}).
     */
    static Gap of(double perSecond) {
        long usual = usual(perSecond);
        return new Gap(usual, isShort(usual) ? -MADE_UP : usual - usual / 4);
    }

    /** All of it is left: for a server that has refused some and may count each gap. */
    static Gap whole(double perSecond) {
        long usual = usual(perSecond);
        return new Gap(usual, isShort(usual) ? -MADE_UP : usual);
    }

    /** Above 1,000 a second, for a server on this machine: a timer wakes up for several slots at once. */
    private static boolean isShort(long usual) {
        return usual < TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static long usual(double perSecond) {
        return (long) Math.ceil(TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /** When the slot is that follows {@code slot}, whose request started at {@code start}. */
    long next(long slot, long start) {
        long onSchedule = slot + usual;
        long atLeast = start + least;
        return onSchedule - atLeast >= 0 ? onSchedule : atLeast;
    }

    /** How late a start may be and the next still be on the schedule, however close. */
    long madeUp() {
        return Math.max(0, -least);
    }

    /** The longer ones of the two. */
    Gap orLonger(Gap other) {
        return new Gap(Math.max(usual, other.usual), Math.max(least, other.least));
    }

    /**
     * What is left to each of so many that cannot tell each other of their starts: whole starts a second, so that together
     * they stay below the rate however their starts fall.
     */
    Gap part(int sharers) {
        if (sharers == 1) {
            return this;
        }
        long whole = TimeUnit.SECONDS.toNanos(1) / usual / sharers;
        long part = whole > 0 ? TimeUnit.SECONDS.toNanos(1) / whole : usual * sharers;
        return new Gap(part, part);
    }

    /** Longer by this factor on the schedule. */
    Gap stretched(double factor) {
        return new Gap((long) (usual * factor), least);
    }
}
