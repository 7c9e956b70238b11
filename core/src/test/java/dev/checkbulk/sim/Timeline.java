package dev.checkbulk.sim;

import dev.checkbulk.internal.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of one simulated world: it passes only from one event to the next, and equal times keep their order. */
final class Timeline {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** So near to the end of a long that every simulation takes the monotonic clock around it. */
    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong((Task task) -> task.at).thenComparingLong(task -> task.order));
    private long now;
    private long order;
    private long clockError;

    private static final class Task {
        private final long at;
        private final long order;
        private Runnable run;

        private Task(long at, long order, Runnable run) {
            this.at = at;
            this.order = order;
            this.run = run;
        }
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return now;
    }

    long nanoTime() {
        return ORIGIN + now;
    }

    /** The time that it is. */
    Instant trueTime() {
        return START.plusNanos(now);
    }

    /** The time that the client's machine takes it for. */
    Instant wallClock() {
        return START.plusNanos(now + clockError);
    }

    /** Sets the wall clock forwards or back, as people and time servers do. */
    void setClock(Duration change) {
        clockError += change.toNanos();
    }

    Scheduler.Timer after(long nanos, Runnable run) {
        Task task = new Task(now + nanos, order++, run);
        tasks.add(task);
        return () -> task.run = null; // taken out when its time comes, which is cheaper than a search
    }

    /** Runs the next event; false when there is none. */
    boolean step() {
        Task task;
        do {
            task = tasks.poll();
            if (task == null) {
                return false;
            }
        } while (task.run == null);
        now = task.at;
        task.run.run();
        return true;
    }

    /** Lets time pass, and runs what falls due. */
    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= until) {
            if (tasks.peek().run == null) {
                tasks.poll();
            } else {
                step();
            }
        }
        now = until;
    }
}
