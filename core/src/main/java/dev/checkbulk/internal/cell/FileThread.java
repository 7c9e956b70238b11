package dev.checkbulk.internal.cell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which this process changes a shared file: it ends with the last of the file's members here. */
final class FileThread implements Executor {
    private static final Map<Path, FileThread> RUNNING = new HashMap<>();

    private final Path file;
    private final ExecutorService executor;
    private int members;

    private FileThread(Path file) {
        this.file = file;
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "checkbulk budget " + file.getFileName());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** That of this file, for one member more. */
    static FileThread of(Path file) {
        synchronized (RUNNING) {
            FileThread thread = RUNNING.computeIfAbsent(file, FileThread::new);
            thread.members++;
            return thread;
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** One member less. What it has given to the thread is done before that ends. */
    void leave() {
        synchronized (RUNNING) {
            if (--members == 0) {
                RUNNING.remove(file);
                executor.shutdown();
            }
        }
    }
}
