package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What the server lets all who share a quota do, as far as its answers tell: the rate, the places in flight and pauses.
 * Times are nanoseconds of one clock.
 */
final class Budget {
    /** A refusal that asks for more than this is not the pace's ordinary jitter: everybody waits. */
    private static final Duration ORDINARY_WAIT = Duration.ofSeconds(2);

    /** So many answers in a row that are refusals make everybody wait. */
    private static final int REFUSALS_IN_A_ROW = 3;

    /** However long the server asks for; longer waits are the caller's decision. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Rate rate;
    private final InFlight places;
    private final Deque<Long> starts = new ArrayDeque<>();
    private volatile long pausedUntil;
    private int refusalsInARow;

    Budget(Limit limit, long now) {
        rate = new Rate(limit.perSecond(), now);
        places = new InFlight(limit.inFlight(), now);
        pausedUntil = now;
    }

    private Budget(Limit limit, DataInput from) throws IOException {
        rate = Rate.read(limit.perSecond(), from);
        places = InFlight.read(limit.inFlight(), from);
        pausedUntil = from.readLong();
        refusalsInARow = from.readInt();
        for (int left = from.readInt(); left > 0; left--) {
            starts.add(from.readLong());
        }
    }

    /** What {@link #writeTo} wrote. */
    static Budget read(Limit limit, DataInput from) throws IOException {
        return new Budget(limit, from);
    }

    void writeTo(DataOutput to) throws IOException {
        rate.writeTo(to);
        places.writeTo(to);
        to.writeLong(pausedUntil);
        to.writeInt(refusalsInARow);
        to.writeInt(starts.size());
        for (long start : starts) {
            to.writeLong(start);
        }
    }

    /** From one start to the next. */
    long interval(long now) {
        return rate.interval(now);
    }

    InFlight places() {
        return places;
    }

    /** Nothing starts before. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** A request starts at this time, which is not before those of earlier calls. */
    void started(long at) {
        starts.add(at);
        while (at - starts.element() > SECOND) {
            starts.remove();
        }
    }

    /** The request that was to start last did not. */
    void notStarted() {
        starts.pollLast();
    }

    /** What became of a request. */
    void judge(Feedback feedback, long now) {
        if (feedback instanceof Feedback.Answered answered) {
            refusalsInARow = 0;
            if (answered.window() != null) {
                makeRoom(answered.window(), now);
            }
        } else if (feedback instanceof Feedback.Throttled throttled) {
            refusalsInARow++;
            rate.refused(now);
            if (throttled.concurrency()) {
                places.shrink(now);
            }
            if (throttled.concurrency()
                    || refusalsInARow >= REFUSALS_IN_A_ROW
                    || throttled.retryAfter().compareTo(ORDINARY_WAIT) > 0) {
                pause(throttled.retryAfter(), now);
            }
        }
    }

    private void pause(Duration asked, long now) {
        Duration wait = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
        pausedUntil = Math.max(pausedUntil - now, wait.toNanos()) + now;
    }

    /** The server counts more than we started: the difference is others, and they keep what they use. */
    private void makeRoom(Feedback.Window window, long now) {
        if (window.limit() < 1 || window.remaining() < 0) {
            return;
        }
        int others = window.limit() - window.remaining() - startsWithinASecondOf(now);
        if (others > 1) { // one is the jitter of a start at the edge of the second
            rate.leave((double) others / window.limit(), now);
        }
    }

    private int startsWithinASecondOf(long now) {
        return (int) starts.stream()
                .filter(start -> start - (now - SECOND) >= 0 && start - now <= 0)
                .count();
    }
}
