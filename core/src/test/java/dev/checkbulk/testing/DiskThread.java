package dev.checkbulk.testing;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Where calls to a disk may be made: one after the other, each task so much virtual time after it could begin. */
public final class DiskThread implements Executor {
    private final VirtualTime time;
    private final Supplier<Duration> latency;
    private Duration free;

    public DiskThread(VirtualTime time, Supplier<Duration> latency) {
        this.time = time;
        this.latency = latency;
        this.free = time.elapsed();
    }

    @Override
    public void execute(Runnable task) {
        Duration begin = free.compareTo(time.elapsed()) > 0 ? free : time.elapsed();
        free = begin.plus(latency.get());
        time.at(free.minus(time.elapsed()), task);
    }
}
