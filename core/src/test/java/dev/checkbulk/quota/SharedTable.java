package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A ledger for the members of one test, on virtual time; each exchange goes through the book's bytes, as through a file. */
final class SharedTable {
    private final VirtualTime time;
    private final Set<Integer> dead = new HashSet<>();
    private int members;
    byte[] bytes;
    int exchanges;
    Duration clockIsAhead = Duration.ZERO;

    /** A book that has been there for a while. */
    SharedTable(VirtualTime time) {
        this.time = time;
        bytes = new Book(now() - TimeUnit.MINUTES.toNanos(1)).bytes();
    }

    /** A member without the longer gaps of an opening. */
    SharedQuota join(Limit own, Limit most) {
        return join(time, own, most);
    }

    /** A member with a scheduler of its own. */
    SharedQuota join(Scheduler scheduler, Limit own, Limit most) {
        int number = members++;
        return new SharedQuota(scheduler, new Seat(number), own, most, new Opening(0));
    }

    /** The process of the member that joined as the n-th, from 0, has ended. */
    void die(int number) {
        dead.add(number);
    }

    private long now() {
        Instant now = time.wallClock().plus(clockIsAhead);
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private final class Seat implements Ledger {
        @Override
        public void leave(Ask last, Runnable done) {
            Book book = Book.read(bytes, now(), 0);
            book.exchange(number, last, now(), this::isGone);
            book.leave(number);
            bytes = book.bytes();
            done.run();
        }

        private final int number;

        private boolean isGone(int other, long silent) {
            return silent > TimeUnit.SECONDS.toNanos(1) && dead.contains(other);
        }

        Seat(int number) {
            this.number = number;
        }

        @Override
        public long now() {
            return SharedTable.this.now();
        }

        @Override
        public void exchange(Ask ask, Consumer<Answer> answer) {
            if (dead.contains(number)) {
                return;
            }
            exchanges++;
            Book book = Book.read(bytes, now(), 0);
            Answer said = book.exchange(number, ask, now(), this::isGone);
            bytes = book.bytes();
            time.after(TimeUnit.MICROSECONDS.toNanos(50), () -> answer.accept(said));
        }
    }
}
