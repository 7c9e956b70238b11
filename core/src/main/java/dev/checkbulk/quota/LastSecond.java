package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The latest starts, as many as a server takes in a second, and how late they reached it. Times are nanoseconds of one clock.
 *
 * <p>A server that takes so many in any second counts arrivals: a request that was held up on its way comes closer to the
 * one that starts a second behind it. It was late by no more than its answer took longer than the quickest.
 */
final class LastSecond {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** What the request with the quickest answer may have been late itself. */
    private static final long UNSEEN = TimeUnit.MILLISECONDS.toNanos(1);

    /** An answer that is later than this was not held up on the way. */
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(60);

    private static final long UNKNOWN = -1;

    private final int count;
    private final Quickest quickest;

    /** One more than the count, for when the last one did not start after all. */
    private final Deque<Start> starts = new ArrayDeque<>();

    private static final class Start {
        private long at;
        private long took = UNKNOWN;

        Start(long at) {
            this.at = at;
        }
    }

    /** @param count how many the server takes in a second */
    LastSecond(int count) {
        this(count, new Quickest());
    }

    private LastSecond(int count, Quickest quickest) {
        this.count = count;
        this.quickest = quickest;
    }

    /** What {@link #writeTo} wrote. */
    static LastSecond read(int count, DataInput from) throws IOException {
        LastSecond read = new LastSecond(count, Quickest.read(from));
        for (int left = from.readInt(); left > 0; left--) {
            Start start = new Start(from.readLong());
            start.took = from.readLong();
            read.starts.add(start);
        }
        return read;
    }

    void writeTo(DataOutput to) throws IOException {
        quickest.writeTo(to);
        to.writeInt(starts.size());
        for (Start start : starts) {
            to.writeLong(start.at);
            to.writeLong(start.took);
        }
    }

    /** A request starts at this time, which is after those of earlier calls. */
    void started(long at) {
        starts.add(new Start(at));
        if (starts.size() > count + 1) {
            starts.remove();
        }
    }

    /** The request that was to start at {@code slot} really started at {@code at}. */
    void made(long slot, long at) {
        Start start = at(slot);
        if (start != null) {
            start.at = at;
        }
    }

    /** The request that was to start last did not. */
    void notStarted() {
        starts.pollLast();
    }

    /** The answer to the request that started at this time took so long. */
    void answered(long at, long took) {
        long passed = Math.max(0, took); // a wall clock may have been set back
        quickest.answered(passed);
        Start start = at(at);
        if (start != null) {
            start.took = passed;
        }
    }

    private @Nullable Start at(long at) {
        for (Iterator<Start> latest = starts.descendingIterator(); latest.hasNext(); ) {
            Start start = latest.next();
            if (start.at == at) {
                return start;
            }
        }
        return null;
    }

    /** How many started within a second up to this time. */
    int within(long now) {
        return (int) starts.stream()
                .filter(start -> start.at - (now - SECOND) >= 0 && start.at - now <= 0)
                .count();
    }

    /**
     * When the next one may start, so that it does not reach the server within a second of too many others.
     *
     * @param then not before this
     * @param usual how late one is taken to be at most where answers differ by so much that they say more about the server
     *     than about the way
     */
    long notBefore(long then, long usual) {
        if (starts.size() < count || usual <= 0) {
            return then;
        }
        Iterator<Start> oldest = starts.iterator();
        if (starts.size() > count) {
            oldest.next();
        }
        Start first = oldest.next();
        long at = first.at + SECOND + late(first, Math.min(usual, LATEST));
        return at - then > 0 ? at : then;
    }

    private long late(Start one, long usual) {
        long[] known = starts.stream()
                .mapToLong(start -> start.took)
                .filter(took -> took != UNKNOWN)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return usual;
        }
        boolean unknown = one.took == UNKNOWN;
        long took = unknown ? known[known.length * 9 / 10] : one.took; // later than most is no more than a guess
        long late = took - quickest.took() + UNSEEN;
        boolean tells = !unknown && late <= LATEST && known[known.length / 2] - quickest.took() <= usual;
        return tells ? late : Math.min(late, usual);
    }
}
