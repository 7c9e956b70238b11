package dev.checkbulk.quota;

/**
 * Evenly spaced starts on an absolute schedule, one request a slot. Times are nanoseconds of one monotonic clock.
 *
 * <p>A timer that is late releases one slot, and those that it missed are gone: two starts for one late timer would be a
 * burst, and a window that counts starts refuses bursts. Delays do not add up, because the next slot is counted from the
 * schedule and not from the late start, as long as that leaves the {@linkplain Gap least gap}.
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
     * @param awaited whether a timer waited for this slot; if not, the schedule begins anew at {@code now}
     */
    void take(long now, Gap gap, boolean awaited) {
        previous = next;
        next = gap.next(awaited || now - next < gap.madeUp() ? next : now, now);
    }

    /** Gives back the slot that was taken last. */
    void giveBack() {
        next = previous;
    }
}
