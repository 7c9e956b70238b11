package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
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
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Rate rate;
    private final InFlight places;
    private final int perSecond;
    private final LastSecond lastSecond;
    private volatile long pausedUntil;
    private int refusalsInARow;

    Budget(Limit limit, long now) {
        rate = new Rate(limit.perSecond(), now);
        places = new InFlight(limit.inFlight(), now);
        perSecond = wholePerSecond(limit);
        lastSecond = new LastSecond(perSecond);
        pausedUntil = now;
    }

    private Budget(Limit limit, DataInput from) throws IOException {
        rate = Rate.read(limit.perSecond(), from);
        places = InFlight.read(limit.inFlight(), from);
        perSecond = wholePerSecond(limit);
        lastSecond = LastSecond.read(perSecond, from);
        pausedUntil = from.readLong();
        refusalsInARow = from.readInt();
    }

    /** What the server takes in a second: Check's 25, or what another one is said to take. */
    private static int wholePerSecond(Limit limit) {
        return (int) Math.ceil(Math.max(Limit.CHECK.perSecond(), limit.perSecond()));
    }

    /** What {@link #writeTo} wrote. */
    static Budget read(Limit limit, DataInput from) throws IOException {
        return new Budget(limit, from);
    }

    void writeTo(DataOutput to) throws IOException {
        rate.writeTo(to);
        places.writeTo(to);
        lastSecond.writeTo(to);
        to.writeLong(pausedUntil);
        to.writeInt(refusalsInARow);
    }

    /** From one start to the next. */
    Gap gap(long now) {
        return rate.gap(now);
    }

    InFlight places() {
        return places;
    }

    /** Nothing starts before. */
    long pausedUntil() {
        return pausedUntil;
    }

    /**
     * When a request may start whose slot is {@code slot}: not in a pause, and later when one of a second before was held up
     * on its way; where answers do not tell, by twice the room that the pace leaves for it at most.
     */
    long notBefore(long slot, long now) {
        double slack = perSecond / rate.ceiling(now) - 1;
        return lastSecond.notBefore(pausedUntil - slot > 0 ? pausedUntil : slot, (long) (2 * slack * SECOND));
    }

    /** A request starts at this time, which is after those of earlier calls. */
    void started(long at) {
        lastSecond.started(at);
    }

    /** The request that was to start at {@code slot} really started at {@code at}. */
    void made(long slot, long at) {
        lastSecond.made(slot, at);
    }

    /** The request that was to start last did not. */
    void notStarted() {
        lastSecond.notStarted();
    }

    /** What became, after {@code took}, of the request that started at {@code start}. */
    void judge(Feedback feedback, long start, long took, long now) {
        if (feedback instanceof Feedback.Answered answered) {
            lastSecond.answered(start, took);
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
        int others = window.limit() - window.remaining() - lastSecond.within(now);
        if (others > 1) { // one is the jitter of a start at the edge of the second
            rate.leave((double) others / window.limit(), now);
        }
    }
}
