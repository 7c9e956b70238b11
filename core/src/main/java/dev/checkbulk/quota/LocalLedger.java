package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The ledger of those members of this JVM that name one budget: a {@link Book} in memory, of whatever Vert.x each of them is.
 * When the last has left it is kept for as long as a pause can last: what they started still counts at the server.
 */
final class LocalLedger implements Ledger {
    private static final Map<String, Table> TABLES = new HashMap<>();

    private final Scheduler scheduler;
    private final Table table;
    private final int member;

    /** Its times are nanoseconds since it began, so that they do not wrap around. */
    private static final class Table {
        private final long began;
        private final Book book = Book.ofNoStarts(0);
        private int joined;
        private int members;

        Table(long began) {
            this.began = began;
        }

        synchronized int join() {
            members++;
            return joined++;
        }

        synchronized boolean isOver(long now) {
            return members == 0 && now - began - book.written() > Budget.LONGEST_PAUSE.toNanos();
        }

        synchronized Answer exchange(int member, Ask ask, long now) {
            return book.exchange(member, ask, now - began, (other, silent) -> false);
        }

        synchronized void leave(int member, Ask last, long now) {
            exchange(member, last, now);
            book.leave(member);
            members--;
        }
    }

    private LocalLedger(Scheduler scheduler, Table table) {
        this.scheduler = scheduler;
        this.table = table;
        this.member = table.join();
    }

    /** A new member of the budget of this name. */
    static LocalLedger join(Scheduler scheduler, String name) {
        long now = scheduler.nanoTime();
        synchronized (TABLES) {
            TABLES.values().removeIf(table -> table.isOver(now));
            return new LocalLedger(scheduler, TABLES.computeIfAbsent(name, first -> new Table(now)));
        }
    }

    static boolean isKnown(String name) {
        synchronized (TABLES) {
            return TABLES.containsKey(name);
        }
    }

    @Override
    public long now() {
        return scheduler.nanoTime() - table.began;
    }

    @Override
    public void exchange(Ask ask, Consumer<Answer> answer) {
        answer.accept(table.exchange(member, ask, scheduler.nanoTime()));
    }

    @Override
    public void leave(Ask last, Runnable done) {
        table.leave(member, last, scheduler.nanoTime());
        done.run();
    }
}
