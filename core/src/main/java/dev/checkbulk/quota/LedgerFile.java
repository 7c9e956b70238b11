package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The ledger of all processes of a machine: a {@link Book} in a file, changed on a thread of its own. When the file cannot
 * be changed, this member goes on with the book as it was last seen and with its part alone, and with the file again as soon
 * as that can be. Each time, and when the file was lost, it knows nothing of others' latest starts, and a second passes.
 */
final class LedgerFile implements Ledger {
    /** For a change of another process, in milliseconds; one that was suspended in the middle is waited for once. */
    private static final int PATIENCE = 2_000;

    private final Scheduler scheduler;
    private final Path path;
    private final LedgerThread thread;
    private SharedFile file;
    private int member;
    private Book book;
    private long seen;
    private boolean apart;
    private int patience = PATIENCE;

    /** @throws IOException when the file cannot be used */
    LedgerFile(Scheduler scheduler, Path path) throws IOException {
        this.scheduler = scheduler;
        this.path = path;
        file = SharedFile.open(path);
        member = file.join();
        book = new Book(now());
        file.update(
                PATIENCE,
                content -> { // tells now whether it can be
                    read(content);
                    return book.bytes();
                });
        seen = book.written();
        thread = LedgerThread.of(file.path());
    }

    @Override
    public long now() {
        Instant now = scheduler.wallClock();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public void exchange(Ask ask, Consumer<Answer> answer) {
        thread.execute(() -> {
            Answer told = null;
            try {
                told = exchange(ask);
            } finally { // an error of our own is the thread's to tell; a member without an answer waits for ever
                answer.accept(told == null ? alone(ask) : told);
            }
        });
    }

    @Override
    public void leave(Ask last, Runnable done) {
        thread.execute(() -> {
            try {
                file.update(patience, content -> {
                    read(content);
                    book.exchange(member, last, now(), this::alive);
                    book.leave(member);
                    return book.bytes();
                });
            } catch (IOException e) {
                // the others find out by themselves, as with a process that has ended
            } finally {
                file.leave(member);
                thread.leave();
                done.run();
            }
        });
    }

    private Answer exchange(Ask ask) {
        Answer[] answer = new Answer[1];
        try {
            if (file.replaced()) {
                SharedFile newer = SharedFile.open(path);
                member = newer.join();
                file = newer;
                part();
            }
            file.update(patience, content -> {
                read(content);
                if (apart) {
                    book.missed(now());
                }
                answer[0] = book.exchange(member, ask, now(), this::alive);
                return book.bytes();
            });
            seen = book.written();
            apart = false;
            patience = PATIENCE;
        } catch (IOException e) {
            patience = 0;
            if (answer[0] == null) {
                answer[0] = alone(ask);
            }
            part(); // also when the answer was not written
        }
        return answer[0];
    }

    private void read(byte[] content) {
        book = Book.read(content, now(), seen);
    }

    /** From now on others may start what the book does not tell. */
    private void part() {
        if (!apart) {
            book.missed(now());
            apart = true;
        }
    }

    private Answer alone(Ask ask) {
        part();
        return book.alone(member, ask, now(), this::alive);
    }

    private boolean alive(int other) {
        try {
            return file.alive(other);
        } catch (IOException e) {
            return true; // nothing tells
        }
    }
}
