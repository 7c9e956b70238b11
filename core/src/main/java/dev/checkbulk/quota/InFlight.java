package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The places for requests in flight. A refusal because of concurrency takes a quarter of them away; one comes back every
 * two seconds without such a refusal. Times are nanoseconds of one monotonic clock.
 */
final class InFlight {
    private static final long RESTORE = TimeUnit.SECONDS.toNanos(2);

    private final int most;
    private int cap;
    private int taken;
    private long restoredUntil;

    InFlight(int most, long now) {
        this.most = most;
        this.cap = most;
        this.restoredUntil = now;
    }

    private InFlight(int most, DataInput from) throws IOException {
        this.most = most;
        this.cap = from.readInt();
        this.restoredUntil = from.readLong();
    }

    /** What {@link #writeTo} wrote. */
    static InFlight read(int most, DataInput from) throws IOException {
        return new InFlight(most, from);
    }

    /** The cap; who has taken a place is not written. */
    void writeTo(DataOutput to) throws IOException {
        to.writeInt(cap);
        to.writeLong(restoredUntil);
    }

    boolean free(long now) {
        return taken < cap(now);
    }

    int cap(long now) {
        long steps = (now - restoredUntil) / RESTORE;
        if (steps > 0) {
            restoredUntil += steps * RESTORE;
            cap = (int) Math.min(most, cap + steps);
        }
        return cap;
    }

    void take() {
        taken++;
    }

    void giveBack() {
        taken--;
    }

    int taken() {
        return taken;
    }

    void shrink(long now) {
        cap = Math.max(1, cap(now) * 3 / 4);
        restoredUntil = now;
    }
}
