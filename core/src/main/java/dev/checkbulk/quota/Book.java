package dev.checkbulk.quota;

import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * What a {@link Ledger} keeps: the budget, when the next start is due, and who holds how many places. A pure function of
 * what it is told and when. Times are nanoseconds of the wall clock.
 *
 * <p>Each member has at most one start ahead, so that members who want one all the time take turns.
 *
 * <p>A member asks: it says when its last start was really made, gives back one that came to nothing, tells what became of requests, and may
 * want the next start. The book answers with a slot, or with how long to wait: for a place in flight, or for a pause that Check asked for. Each
 * answer puts the next slot one gap later. Who is silent and has lost its lock is taken out, with its places. Its bytes, big-endian:
 *
 * <pre>{@code
 * book   = crc32 (8 bytes, over the layout's number and all that follows) budget next:long written:long members:int *member
 * budget = rate places last-second paused-until:long refusals-in-a-row:int     ; as their classes write them
 * member = number:int taken:int per-second:double in-flight:int hungry:boolean seen:long
 * }</pre>
 */
final class Book {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** From a start that this book may know nothing of to the next one: the second that a server counts, and the way. */
    private static final long UNKNOWN = TimeUnit.MILLISECONDS.toNanos(1_100);

    /** Part of the checksum, so that bytes of another layout are none of ours; changes when {@link #bytes} does. */
    static final int LAYOUT = 2;

    private static final int LAST_LAYOUT = 99;

    private final Map<Integer, Member> members = new TreeMap<>();
    private final Budget budget;
    private long next;
    private long written;

    /** @param hungry whether it wanted a place and got none */
    private record Member(int taken, Limit most, boolean hungry, long seen) {}

    /** A new one, where others may have started until now. */
    Book(long now) {
        this(now, now + UNKNOWN);
    }

    private Book(long now, long next) {
        budget = new Budget(Limit.CHECK, now);
        this.next = next;
        written = now;
    }

    /** A new one, where nobody has started anything. */
    static Book ofNoStarts(long now) {
        return new Book(now, now);
    }

    private Book(DataInputStream from) throws IOException {
        budget = Budget.read(Limit.CHECK, from);
        next = from.readLong();
        written = from.readLong();
        for (int left = from.readInt(); left > 0; left--) {
            members.put(
                    from.readInt(),
                    new Member(
                            from.readInt(),
                            new Limit(from.readDouble(), from.readInt()),
                            from.readBoolean(),
                            from.readLong()));
        }
    }

    /**
     * What {@link #bytes} gave. A new book for half of one; for one of the future, because somebody has set the clock back;
     * and for one that is older than what was seen, because somebody has put it back.
     *
     * @param seen when the book was written that was seen last, or 0
     */
    static Book read(byte[] bytes, long now, long seen) {
        try {
            DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes));
            long sum = from.readLong();
            if (sum == checksum(bytes, Long.BYTES)) {
                Book book = new Book(from);
                boolean older = book.written < seen && seen - now <= SECOND;
                if (book.written - now <= SECOND && !older) {
                    return book;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // nobody's state: begin anew, with what the server's answers teach
        }
        return new Book(now);
    }

    long written() {
        return written;
    }

    /** Starts until now may not be in this book: nobody starts within a second of them. */
    void missed(long now) {
        next = Math.max(next, now + UNKNOWN);
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            DataOutputStream to = new DataOutputStream(content);
            to.writeLong(0);
            budget.writeTo(to);
            to.writeLong(next);
            to.writeLong(written);
            to.writeInt(members.size());
            for (Map.Entry<Integer, Member> entry : members.entrySet()) {
                Member member = entry.getValue();
                to.writeInt(entry.getKey());
                to.writeInt(member.taken());
                to.writeDouble(member.most().perSecond());
                to.writeInt(member.most().inFlight());
                to.writeBoolean(member.hungry());
                to.writeLong(member.seen());
            }
            byte[] bytes = content.toByteArray();
            ByteBuffer.wrap(bytes).putLong(checksum(bytes, Long.BYTES));
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The layout that these bytes have, this version's or another's; 0 when they are nobody's. */
    static int layout(byte[] bytes) {
        if (bytes.length <= Long.BYTES) {
            return 0;
        }
        long sum = ByteBuffer.wrap(bytes).getLong();
        for (int layout = 1; layout <= LAST_LAYOUT; layout++) {
            if (sum == checksum(layout, bytes, Long.BYTES)) {
                return layout;
            }
        }
        return 0;
    }

    private static long checksum(byte[] bytes, int start) {
        return checksum(LAYOUT, bytes, start);
    }

    private static long checksum(int layout, byte[] bytes, int start) {
        CRC32 sum = new CRC32();
        sum.update(layout);
        sum.update(bytes, start, bytes.length - start);
        return sum.getValue();
    }

    /** Whether a member that was silent for so long, in nanoseconds, is no more. */
    @FunctionalInterface
    interface Gone {
        boolean test(int member, long silent);
    }

    Answer exchange(int number, Ask ask, long now, Gone gone) {
        return exchange(number, ask, now, gone, false);
    }

    /** As {@link #exchange} by a member that the others cannot hear: it keeps to its part, as each of them does. */
    Answer alone(int number, Ask ask, long now, Gone gone) {
        return exchange(number, ask, now, gone, true);
    }

    /** The member and what it holds are no more. */
    void leave(int number) {
        members.remove(number);
    }

    private Answer exchange(int number, Ask ask, long now, Gone gone, boolean alone) {
        members.entrySet()
                .removeIf(other -> other.getKey() != number
                        && gone.test(other.getKey(), now - other.getValue().seen()));
        written = Math.max(written, now);
        if (ask.made() != null) {
            budget.made(ask.made().slot(), ask.made().at());
        }
        ask.news().forEach(one -> budget.judge(one.feedback(), one.start(), one.took(), now));
        if (ask.unused() != null && next == ask.unused().next()) {
            next = ask.unused().at();
            budget.notStarted();
        }
        members.put(number, new Member(ask.taken(), ask.most(), false, now));
        Gap gap = Gap.of(most().perSecond()).orLonger(budget.gap(now)).part(alone ? members.size() : 1);
        if (ask.made() != null) {
            next = Math.max(next, ask.made().at() + gap.least());
        }
        if (ask.wanted() == null) {
            return new Answer.Noted(budget.pausedUntil());
        }
        if (!hasPlace(number, ask.taken(), now)) {
            members.put(number, new Member(ask.taken(), ask.most(), true, now));
            return new Answer.Full(budget.pausedUntil());
        }
        long slot = Math.max(Math.max(now + ask.wanted().ahead(), next), budget.pausedUntil());
        long at = budget.notBefore(slot, now);
        next = gap.stretched(ask.wanted().stretch()).next(slot, at);
        budget.started(at);
        members.put(number, new Member(ask.taken() + 1, ask.most(), false, now));
        return new Answer.Start(at, next, budget.pausedUntil());
    }

    /** What the most modest of the members lets all of them use. */
    private Limit most() {
        return members.values().stream().map(Member::most).reduce(Limit.CHECK, Limit::within);
    }

    /** There is a free place, and nobody with fewer than an equal part waits for it. */
    private boolean hasPlace(int number, int held, long now) {
        int cap = Math.min(budget.places().cap(now), most().inFlight());
        int taken = members.values().stream().mapToInt(Member::taken).sum();
        int part = Math.max(1, cap / members.size());
        boolean others = members.entrySet().stream()
                .anyMatch(other -> other.getKey() != number
                        && other.getValue().hungry()
                        && other.getValue().taken() < part
                        && now - other.getValue().seen() <= SECOND);
        return taken < cap && (!others || held < part);
    }
}
