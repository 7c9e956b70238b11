package dev.checkbulk.bench.turns;

import io.vertx.core.Context;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How much processor time of its thread an event loop spends between two tasks of ours, at most. There is one waiting nearly always,
 * so that this is hardly more than the longest turn, and never less.
 */
final class LoopProcessorTime implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long BEAT_NANOS = Duration.ofMillis(1).toNanos();

    private final Context loop;
    private final Thread beats = new Thread(this::beat, "beats");
    private volatile boolean ended;
    private volatile boolean waiting;
    private volatile long most;
    private long before;

    private LoopProcessorTime(Context loop) {
        this.loop = loop;
        beats.setDaemon(true);
    }

    /** Of a context's event loop, from now on. */
    static LoopProcessorTime of(Context loop) {
        LoopProcessorTime time = new LoopProcessorTime(loop);
        time.beats.start();
        return time;
    }

    private void beat() {
        while (!ended) {
            if (!waiting) {
                waiting = true;
                loop.runOnContext(turn -> note());
            }
            LockSupport.parkNanos(BEAT_NANOS);
        }
    }

    private void note() {
        long now = THREADS.getCurrentThreadCpuTime();
        if (before != 0) {
            most = Math.max(most, now - before);
        }
        before = now;
        waiting = false;
    }

    /** The most since the last call, in milliseconds. */
    double takeMostMillis() {
        double millis = most / 1e6;
        most = 0;
        return millis;
    }

    @Override
    public void close() {
        ended = true;
    }
}
