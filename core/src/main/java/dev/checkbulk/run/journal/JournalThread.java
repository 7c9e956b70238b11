package dev.checkbulk.run.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which a run's journal is written. It does not keep the process alive. */
public final class JournalThread implements Executor, AutoCloseable {
    private final ExecutorService executor;

    public JournalThread(String run) {
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "journal of " + run);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** No further tasks; not waited for, and never interrupted: that would close the file in the middle of a write. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
