package dev.checkbulk.quota;

/**
 * Evenly spaced starts on an absolute schedule, one request a slot. Times are nanoseconds of one monotonic clock.
 *
 * <p>A timer that is late releases one slot, and those that it missed are gone: two starts for one late timer would be a
 * burst, and a window that counts starts refuses bursts. Delays do not add up, because the next slot is counted from the
 * schedule and not from the late start; but a start that was later than an eighth of the gap moves the schedule, so that the
 * next one keeps seven eighths of it. At 24.75/s that is half of the 10 ms for which a window of 25 has room: the other half
 * is the way's.
 */
final class Slots {
    private long next;
    private long previous;

    Slots(long now) {
        next = now;
        previous = now;
    }

    /** When the next request may start. */
    long next() {
        return next;
    }

    /**
     * Takes the slot for a start at {@code now}.
     *
     * @param interval from this slot to the next
     * @param awaited whether a timer waited for this slot; if not, the schedule begins anew at {@code now}
     */
    void take(long now, long interval, boolean awaited) {
        previous = next;
        long onSchedule = next + interval;
        long atLeast = earliestAfter(now, interval);
        next = !awaited ? now + interval : onSchedule - atLeast >= 0 ? onSchedule : atLeast;
    }

    /** When the next one may start at the earliest after one that started at {@code now}. */
    static long earliestAfter(long now, long interval) {
        return now + interval - interval / 8;
    }

    /** Gives back the slot that was taken last. */
    void giveBack() {
        next = previous;
    }
}
