package dev.checkbulk.sim;

import dev.checkbulk.internal.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executor;

/** Everything that dies together: after its death none of its timers fires, and nothing that it still says is heard. */
final class ClientProcess implements Scheduler {
    private final Timeline timeline;
    private final Random random;
    private final int worstLateness;
    private boolean alive = true;
    private long frozenUntil;
    private long asleep;

    /** @param worstLateness by how many microseconds a timer may be late, at least 1 */
    ClientProcess(Timeline timeline, Random random, int worstLateness) {
        this.timeline = timeline;
        this.random = random;
        this.worstLateness = worstLateness;
    }

    boolean alive() {
        return alive;
    }

    void die() {
        alive = false;
    }

    @Override
    public long nanoTime() {
        return timeline.nanoTime() - asleep;
    }

    @Override
    public Instant wallClock() {
        return timeline.wallClock();
    }

    @Override
    public Timer after(long nanos, Runnable task) {
        Waiting waiting = new Waiting(nanoTime() + nanos, task);
        timeline.after(nanos + 1_000L * random.nextInt(worstLateness), () -> execute(waiting));
        return waiting;
    }

    /** Time goes on, and nothing is done until it has passed. */
    void freeze(Duration time) {
        frozenUntil = timeline.now() + time.toNanos();
    }

    /** A closed lid: as {@link #freeze}, and the monotonic clock and with it the timers stand still too. */
    void sleep(Duration time) {
        freeze(time);
        asleep += time.toNanos();
    }

    /** A timer's task; it can be forgotten until it runs, also when its time came while everything was frozen. */
    private final class Waiting implements Timer, Runnable {
        private final long due;
        private Runnable task;

        private Waiting(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        @Override
        public void run() {
            long left = due - nanoTime();
            if (left > 0) { // slept meanwhile
                timeline.after(left, () -> execute(this));
            } else {
                task.run();
            }
        }

        @Override
        public void cancel() {
            task = () -> {};
        }
    }

    @Override
    public void execute(Runnable task) {
        if (timeline.now() < frozenUntil) {
            timeline.after(frozenUntil - timeline.now(), () -> execute(task));
        } else if (alive) {
            task.run();
        }
    }

    /** The journal's thread: as long as the disk takes; tasks keep their order. */
    Executor disk() {
        return new Executor() {
            private long busyUntil;

            @Override
            public void execute(Runnable task) {
                long takes = random.nextInt(50) == 0 ? random.nextInt(400_000) : random.nextInt(4_000);
                busyUntil = Math.max(busyUntil, timeline.now()) + 1_000L * (100 + takes);
                timeline.after(busyUntil - timeline.now(), () -> ClientProcess.this.execute(task));
            }
        };
    }
}
