package dev.checkbulk.bench.probe;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How late the event loops of this process are: each gets a task again and again, and the longest time until one was begun
 * is that of the longest turn, but for the time between two tasks. The first seconds of a loop do not count. Vert.x finds
 * this class as a service, and it does nothing unless {@link #watchEveryVertx} was called before.
 */
public final class EventLoopLag implements VertxServiceProvider {
    /** How long a process has its classes loaded, which takes turns of any length, whatever the number of rows. */
    private static final long LOADING_NANOS = Duration.ofSeconds(2).toNanos();

    private static final AtomicLong MOST = new AtomicLong();
    private static final List<Loop> LOOPS = new CopyOnWriteArrayList<>();
    private static volatile boolean watching;

    static final class Loop {
        private final EventExecutor executor;
        private final long from;
        private volatile boolean waiting;

        /** @param from when it is asked first, by {@link System#nanoTime} */
        Loop(EventExecutor executor, long from) {
            this.executor = executor;
            this.from = from;
        }

        void beat() {
            long begin = System.nanoTime();
            if (waiting || begin - from < 0 || executor.isShuttingDown()) {
                return;
            }
            waiting = true;
            executor.execute(() -> {
                MOST.accumulateAndGet(System.nanoTime() - begin, Math::max);
                waiting = false;
            });
        }

        boolean isQuiet() {
            return !waiting || executor.isShuttingDown();
        }
    }

    static void watchEveryVertx() {
        watching = true;
    }

    /** Gives each event loop a task, unless it has not begun with the last one yet. */
    static void beat() {
        LOOPS.forEach(Loop::beat);
    }

    /** Whether no event loop has a task that it has not begun with. */
    static boolean isQuiet() {
        return LOOPS.stream().allMatch(Loop::isQuiet);
    }

    static long mostNanos() {
        return MOST.get();
    }

    @Override
    public void init(VertxBootstrap bootstrap) {
        if (watching) {
            bootstrap.options().setMetricsOptions(new MetricsOptions().setEnabled(true));
            VertxMetricsFactory factory = options -> new Births();
            factory.init(bootstrap);
        }
    }

    /** Measures nothing itself: it is how one hears of a Vert.x that was made. */
    private static final class Births implements VertxMetrics {
        @Override
        public void vertxCreated(Vertx vertx) {
            ((VertxInternal) vertx)
                    .nettyEventLoopGroup()
                    .forEach(loop -> LOOPS.add(new Loop(loop, System.nanoTime() + LOADING_NANOS)));
        }
    }
}
