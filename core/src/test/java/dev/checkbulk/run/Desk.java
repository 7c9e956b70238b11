package dev.checkbulk.run;

import dev.checkbulk.internal.Scheduler;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A scheduler whose thread is the test's: what another thread hands over lies there until the test waits for something. */
final class Desk implements Scheduler {
    private final Scheduler time;
    private final Thread owner = Thread.currentThread();
    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();

    Desk(Scheduler time) {
        this.time = time;
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public Instant wallClock() {
        return time.wallClock();
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        return time.after(nanos, task);
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == owner) {
            task.run();
        } else {
            handedOver.add(task);
        }
    }

    /** What the future gives, once the other threads have done their part. */
    <T> T await(Future<T> future) {
        while (!future.isComplete()) {
            try {
                Runnable task = handedOver.poll(60, TimeUnit.SECONDS);
                Assertions.assertNotNull(task, "nothing is handed over any more");
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (future.failed()) {
            throw new AssertionError("it failed", future.cause());
        }
        return future.result();
    }
}
