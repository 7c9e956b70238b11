package dev.checkbulk.quota;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The thread of one process on virtual time: while it is stopped, what falls due waits; then all of that runs at once. */
final class Stoppable implements Scheduler {
    private final VirtualTime time;
    private final Duration late;
    private final Deque<Runnable> due = new ArrayDeque<>();
    private boolean stopped;

    Stoppable(VirtualTime time) {
        this(time, Duration.ZERO);
    }

    /** @param late every timer, by so much */
    Stoppable(VirtualTime time, Duration late) {
        this.time = time;
        this.late = late;
    }

    void stop() {
        stopped = true;
    }

    void goOn() {
        stopped = false;
        while (!due.isEmpty()) {
            due.remove().run();
        }
    }

    void stopFor(Duration pause) {
        stop();
        time.at(pause, this::goOn);
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
        return time.after(nanos + late.toNanos(), () -> execute(task));
    }

    @Override
    public void execute(Runnable task) {
        if (stopped) {
            due.add(task);
        } else {
            task.run();
        }
    }
}
