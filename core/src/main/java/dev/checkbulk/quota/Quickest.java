package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How long the quickest of the latest answers took, of the last 64 to 128: what a request takes that nothing holds up. */
final class Quickest {
    private static final int HALF = 64;
    private static final long NONE = Long.MAX_VALUE;

    private long before = NONE;
    private long latest = NONE;
    private int answers;

    /** What {@link #writeTo} wrote. */
    static Quickest read(DataInput from) throws IOException {
        Quickest read = new Quickest();
        read.before = from.readLong();
        read.latest = from.readLong();
        read.answers = from.readInt();
        return read;
    }

    void writeTo(DataOutput to) throws IOException {
        to.writeLong(before);
        to.writeLong(latest);
        to.writeInt(answers);
    }

    void answered(long took) {
        if (answers == HALF) {
            before = latest;
            latest = NONE;
            answers = 0;
        }
        latest = Math.min(latest, took);
        answers++;
    }

    /** Nanoseconds; there has been an answer. */
    long took() {
        return Math.min(before, latest);
    }
}
