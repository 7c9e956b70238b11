package dev.checkbulk.bench.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the process that it is in, on a thread of its own: how late its event loops are, and, by collections that it
 * orders more and more rarely, how much of its heap is alive. While such a collection runs the event loops are not watched.
 */
public final class ProcessProbe {
    /** A turn of an event loop that is shorter may be missed. */
    private static final long BEAT_NANOS = Duration.ofMillis(2).toNanos();

    private static final long FIRST_COLLECTION_NANOS = Duration.ofMillis(500).toNanos();
    private static final long RAREST_COLLECTION_NANOS = Duration.ofSeconds(30).toNanos();

    private final CollectionPauses collections = new CollectionPauses();
    private volatile long alive;

    private ProcessProbe() {}

    /**
     * What a process needed.
     *
     * @param heap bytes of heap in use at most
     * @param alive bytes that a collection left, at most; 0 if there was none
     * @param lagNanos how long an event loop at most had something to do and did not begin with it
     * @param pauseNanos the longest collection, apart from those that were ordered
     */
    public record Figures(long heap, long alive, long lagNanos, long pauseNanos) {
        public static Figures read(Path file) throws IOException {
            String[] cells = Files.readString(file).strip().split(" ");
            return new Figures(
                    Long.parseLong(cells[0]),
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3]));
        }

        String line() {
            return heap + " " + alive + " " + lagNanos + " " + pauseNanos + "\n";
        }
    }

    /** Begins; the figures are in the file when the process has ended, unless it was killed. */
    static void start(Path figures) {
        ProcessProbe probe = new ProcessProbe();
        EventLoopLag.watchEveryVertx();
        Thread watch = new Thread(probe::watch, "probe");
        watch.setDaemon(true);
        watch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> probe.write(figures)));
    }

    private void watch() {
        long next = System.nanoTime() + FIRST_COLLECTION_NANOS;
        long gap = FIRST_COLLECTION_NANOS;
        while (true) {
            LockSupport.parkNanos(BEAT_NANOS);
            EventLoopLag.beat();
            if (System.nanoTime() >= next && EventLoopLag.isQuiet()) {
                collections.order();
                alive = Math.max(
                        alive,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                gap = Math.min(2 * gap, RAREST_COLLECTION_NANOS);
                next = System.nanoTime() + gap;
            }
        }
    }

    private void write(Path file) {
        Figures figures = new Figures(mostHeap(), alive, EventLoopLag.mostNanos(), collections.longestNanos());
        try {
            Files.writeString(file, figures.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most bytes of heap that were in use at once in this process. */
    public static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
