package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.SharedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The ledger of all processes of a machine: a {@link Book} in a file, changed on a thread of its own. When the file cannot
 * be changed, this member goes on with the book as it was last seen, and with the file again as soon as that can be.
 */
final class LedgerFile implements Ledger {
    private static final Executor THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "checkbulk-ledger");
        thread.setDaemon(true);
        return thread;
    });

    /** For a change of another process, in milliseconds; one that was suspended in the middle is waited for once. */
    private static final int PATIENCE = 2_000;

    private final Scheduler scheduler;
    private final SharedFile file;
    private final int member;
    private Book book;
    private int patience = PATIENCE;

    /** @throws IOException when the file cannot be used */
    LedgerFile(Scheduler scheduler, Path path) throws IOException {
        this.scheduler = scheduler;
        file = SharedFile.open(path);
        member = file.join();
        book = new Book(now());
        file.update(PATIENCE, content -> content); // tells now whether it can be
    }

    @Override
    public long now() {
        Instant now = scheduler.wallClock();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public void exchange(Ask ask, Consumer<Answer> answer) {
        THREAD.execute(() -> {
            Answer told = null;
            try {
                told = exchange(ask);
            } finally { // an error of our own is the thread's to tell; a member without an answer waits for ever
                answer.accept(told == null ? alone(ask) : told);
            }
        });
    }

    private Answer exchange(Ask ask) {
        Answer[] answer = new Answer[1];
        try {
            file.update(patience, content -> {
                book = Book.read(content, now());
                answer[0] = book.exchange(member, ask, now(), this::alive);
                return book.bytes();
            });
            patience = PATIENCE;
        } catch (IOException | UncheckedIOException e) {
            patience = 0;
            if (answer[0] == null) {
                answer[0] = alone(ask);
            }
        }
        return answer[0];
    }

    private Answer alone(Ask ask) {
        return book.exchange(member, ask, now(), other -> true);
    }

    private boolean alive(int other) {
        try {
            return file.alive(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
