package dev.checkbulk.run.journal;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.run.vault.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run, open for writing. Confined to the scheduler's thread; the log is written on the journal's.
 *
 * <p>Entries are made durable in groups: while one group is written and forced, those that come gather for the next.
 * After the first failure nothing is written any more.
 */
public final class Journal {
    private record Waiting(TimedEntry entry, Promise<Void> durable) {}

    @FunctionalInterface
    private interface Work {
        /** Runs on the journal's thread, and tells what went wrong, if something did. */
        @Nullable
        JournalFailed run();
    }

    private final Log log;
    private final Scheduler scheduler;
    private final Executor thread;
    private List<Waiting> gathered = new ArrayList<>();
    private boolean working;
    private @Nullable JournalFailed failure;
    private final Promise<Void> end = Promise.promise();
    private boolean closing;
    private boolean closed;
    private Runnable afterwards = () -> {};

    private Journal(Log log, Scheduler scheduler, Executor thread) {
        this.log = log;
        this.scheduler = scheduler;
        this.thread = thread;
    }

    /**
     * Continues a journal at the end of its log, which is the journal's from here on.
     *
     * @param thread runs what it is given on one thread, in order, and never in the caller's turn
     */
    public static Journal open(Log log, Scheduler scheduler, Executor thread) {
        return new Journal(log, scheduler, thread);
    }

    /**
     * Adds an entry behind all that were added before. Completes on the scheduler's thread, in the order of the entries,
     * when it is durable; fails with {@link JournalFailed} when it may not be.
     */
    public Future<Void> append(Entry entry) {
        return append(entry, null);
    }

    /** The same, of an entry that tells the end of a request that was sent then. */
    public Future<Void> append(Entry entry, @Nullable Instant sent) {
        if (failure != null) {
            return Future.failedFuture(failure);
        } else if (closing) {
            return Future.failedFuture(new JournalFailed("The journal " + log.place() + " is closed"));
        }
        Waiting waiting = new Waiting(new TimedEntry(entry, scheduler.wallClock(), sent), Promise.promise());
        gathered.add(waiting);
        pump();
        return waiting.durable().future();
    }

    /** Why nothing can be written any more, or null as long as it can. */
    @Nullable
    public JournalFailed failure() {
        return failure;
    }

    /**
     * Closes the file when all that was appended is written. Completes on the scheduler's thread; fails with
     * {@link JournalFailed} when something could not be written.
     */
    public Future<Void> close() {
        return close(() -> {});
    }

    /**
     * Closes the file, and then runs this on the journal's thread, also when the file could not be closed. May be called from
     * any thread: who ends because of an error may be on another.
     */
    public Future<Void> close(Runnable last) {
        scheduler.execute(() -> {
            if (!closing) {
                afterwards = last;
                closing = true;
                pump();
            }
        });
        return end.future();
    }

    /** Begins the next piece of work, unless one is under way: its end calls this again. */
    private void pump() {
        if (working) {
            return;
        }
        if (!gathered.isEmpty()) {
            List<Waiting> group = gathered;
            gathered = new ArrayList<>();
            work(() -> write(group), failed -> written(group, failed));
        } else if (closing && !closed) {
            closed = true;
            work(this::closeFile, failed -> end(end, failure == null ? failed : failure));
        }
    }

    private void work(Work work, Consumer<@Nullable JournalFailed> end) {
        working = true;
        try {
            thread.execute(() -> {
                JournalFailed failed = work.run();
                scheduler.execute(() -> finish(end, failed));
            });
        } catch (RejectedExecutionException e) {
            finish(end, failed("write", e));
        }
    }

    private void finish(Consumer<@Nullable JournalFailed> end, @Nullable JournalFailed failed) {
        try {
            end.accept(failed);
        } finally {
            working = false;
            pump();
        }
    }

    private @Nullable JournalFailed write(List<Waiting> group) {
        try {
            log.append(JournalFile.stamped(group.stream().map(Waiting::entry).collect(Collectors.toList())));
            return null;
        } catch (Throwable e) { // also an error: the group would wait for ever
            return failed("write", e);
        }
    }

    private @Nullable JournalFailed closeFile() {
        try {
            log.close();
            return null;
        } catch (IOException e) {
            return failed("close", e);
        } finally {
            afterwards.run();
        }
    }

    private JournalFailed failed(String doing, Throwable why) {
        return new JournalFailed("Cannot " + doing + " the journal " + log.place() + ": " + why);
    }

    private void written(List<Waiting> group, @Nullable JournalFailed failed) {
        if (failed != null) {
            failure = failed;
            group.addAll(gathered);
            gathered = new ArrayList<>();
        }
        RuntimeException thrown = null;
        for (Waiting waiting : group) {
            try {
                end(waiting.durable(), failed);
            } catch (RuntimeException e) { // one listener's bug must not cost the others their answer
                thrown = e;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private static void end(Promise<Void> promise, @Nullable JournalFailed failed) {
        if (failed == null) {
            promise.complete();
        } else {
            promise.fail(failed);
        }
    }
}
