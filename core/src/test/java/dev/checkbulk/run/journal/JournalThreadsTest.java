package dev.checkbulk.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.Disk.AppendFile;
import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.run.folder.FileLog;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Journals;
import dev.checkbulk.testing.ReadJournal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a real event loop, a real thread and a real disk. */
@Timeout(600)
@ExtendWith(VertxExtension.class)
class JournalThreadsTest {
    private static final int MANY = 100_000;

    @TempDir
    private Path folder;

    private Vertx vertx;
    private Context context;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Set<Thread> fileThreads = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void start(Vertx given) {
        vertx = given;
        context = vertx.getOrCreateContext();
    }

    @AfterEach
    void stop() {
        thread.shutdown();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }

    private Thread threadOf(ExecutorService executor) throws Exception {
        return executor.submit(Thread::currentThread).get(5, TimeUnit.MINUTES);
    }

    @Test
    void entriesComeToTheFileInOrderAndCountOnTheEventLoop() throws Exception {
        Path path = folder.resolve("journal.jsonl");
        RealDisk disk = new RealDisk();
        Set<Thread> listeners = new HashSet<>();
        List<Long> durable = new ArrayList<>();
        Promise<Void> end = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                byte[] header = JournalFile.line(Entries.HEADER);
                disk.write(path, header);
                var file = new Watched(disk.append(path));
                var journal =
                        Journal.open(FileLog.open(file, header.length, () -> true), new VertxScheduler(vertx), thread);
                fileThreads.clear(); // opening the log blocks the caller, as it says
                for (long row = 1; row <= MANY; row++) {
                    long mine = row;
                    journal.append(Entries.numbered(row)).onSuccess(v -> {
                        listeners.add(Thread.currentThread());
                        durable.add(mine);
                    });
                }
                journal.close()
                        .onComplete(closed -> listeners.add(Thread.currentThread()))
                        .onComplete(end);
            } catch (IOException e) {
                end.fail(e);
            }
        });
        await(end.future());
        assertEquals(Journals.numbers(1, MANY), durable);
        assertEquals(1, listeners.size());
        assertTrue(listeners.iterator().next().getName().contains("eventloop"), listeners.toString());
        assertEquals(Set.of(threadOf(thread)), fileThreads);
        var read = assertInstanceOf(ReadJournal.Read.class, ReadJournal.of(disk.read(path), Entries.HEADER));
        assertEquals(durable, Journals.rows(read));
    }

    /** A file that notes who calls. */
    private final class Watched implements AppendFile {
        private final AppendFile file;

        Watched(AppendFile file) {
            this.file = file;
        }

        private AppendFile noted() {
            fileThreads.add(Thread.currentThread());
            return file;
        }

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public void append(byte[] bytes) throws IOException {
            noted().append(bytes);
        }

        @Override
        public void force() throws IOException {
            noted().force();
        }

        @Override
        public void truncate(long size) throws IOException {
            noted().truncate(size);
        }

        @Override
        public long size() throws IOException {
            return noted().size();
        }

        @Override
        public void close() throws IOException {
            noted().close();
        }
    }
}
