package dev.checkbulk.quota;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * How many starts a second to aim at. A lone 429 cuts it a little, those that follow it more, at most once a second; each
 * second without one raises it again: fast to a little below where it was cut, slowly past that, as CUBIC does (RFC 9438).
 * Times are nanoseconds of one monotonic clock.
 *
 * <p>Lone 429s come from the way to the server, which jitters more than the limit has room for (see {@link Limit}). Each of
 * them lowers the ceiling, by twice as much as the one before it when that was less than a minute ago, to 3 % below the
 * limit at most: that costs less than the refusals. Somebody else at the same limit shows in 429s that follow each other.
 */
final class Rate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long CALM = TimeUnit.SECONDS.toNanos(60);
    private static final long LONE = TimeUnit.SECONDS.toNanos(2);
    private static final double LONE_CUT = 0.97;
    private static final double SECOND_CUT = 0.9;
    private static final double CUT = 0.8;
    private static final double GROWTH = 0.35;
    private static final double FAST_GROWTH = 0.7;
    private static final double SLOW_GROWTH = 0.15;
    private static final double NEAR = 0.9;
    private static final double FIRST_STEP = 0.1;
    private static final double CEILING_GROWTH = 0.25;
    private static final double CEILING_FLOOR = 24.0 / 24.75;
    private static final double SLOWEST = 1;

    private final double top;
    private double ceiling;
    private double rate;
    private double cutFrom;
    private double step;
    private int inARow;
    private long lastRefusal;
    private long lastCut;
    private long grownUntil;
    private long calmSince;

    Rate(double top, long now) {
        this.top = top;
        this.ceiling = top;
        this.rate = top;
        this.lastCut = now - SECOND;
        this.grownUntil = now;
        this.calmSince = now;
    }

    private Rate(double top, DataInput from) throws IOException {
        this.top = top;
        this.ceiling = from.readDouble();
        this.rate = from.readDouble();
        this.cutFrom = from.readDouble();
        this.step = from.readDouble();
        this.inARow = from.readInt();
        this.lastRefusal = from.readLong();
        this.lastCut = from.readLong();
        this.grownUntil = from.readLong();
        this.calmSince = from.readLong();
    }

    /** What {@link #writeTo} wrote. */
    static Rate read(double top, DataInput from) throws IOException {
        return new Rate(top, from);
    }

    void writeTo(DataOutput to) throws IOException {
        to.writeDouble(ceiling);
        to.writeDouble(rate);
        to.writeDouble(cutFrom);
        to.writeDouble(step);
        to.writeInt(inARow);
        to.writeLong(lastRefusal);
        to.writeLong(lastCut);
        to.writeLong(grownUntil);
        to.writeLong(calmSince);
    }

    /** Starts per second at this time. */
    double at(long now) {
        long seconds = (now - grownUntil) / SECOND;
        grownUntil += Math.max(0, seconds) * SECOND;
        for (long left = seconds; left > 0 && rate < top; left--) {
            rate += rate >= cutFrom ? GROWTH : rate < NEAR * cutFrom ? FAST_GROWTH : SLOW_GROWTH;
        }
        long calms = (now - calmSince) / CALM;
        if (calms > 0) {
            calmSince += calms * CALM;
            ceiling = Math.min(top, ceiling + calms * CEILING_GROWTH);
        }
        rate = Math.min(rate, ceiling);
        return rate;
    }

    /** The most starts per second until calm minutes have raised it. */
    double ceiling(long now) {
        at(now);
        return ceiling;
    }

    /** From one start to the next at this time: the whole of it as long as a refusal slows the pace. */
    Gap gap(long now) {
        double perSecond = at(now);
        return perSecond < ceiling ? Gap.whole(perSecond) : Gap.of(perSecond);
    }

    /** The server refused a request. */
    void refused(long now) {
        double current = at(now);
        long quiet = now - lastRefusal;
        if (inARow == 0 || quiet > LONE) {
            step = inARow > 0 && quiet < CALM ? 2 * step : FIRST_STEP;
            ceiling = Math.max(top * CEILING_FLOOR, ceiling - step);
            cut(LONE_CUT * current);
            inARow = 1;
        } else {
            inARow++;
            if (now - lastCut >= SECOND) {
                cutFrom = current;
                cut((inARow == 2 ? SECOND_CUT : CUT) * current);
                lastCut = now;
            }
        }
        lastRefusal = now;
        grownUntil = now;
        calmSince = now;
    }

    private void cut(double to) {
        rate = Math.max(Math.min(SLOWEST, top), to);
    }

    /** Others use {@code share} (0 to 1) of the server's limit: leaves it to them until growth finds it free again. */
    void leave(double share, long now) {
        double left = Math.max(Math.min(SLOWEST, top), top * (1 - share));
        if (left < at(now)) {
            rate = left;
            grownUntil = now;
        }
    }
}
