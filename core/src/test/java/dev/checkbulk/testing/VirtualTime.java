package dev.checkbulk.testing;

import dev.checkbulk.internal.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;

/** Clock, timers and thread of a test: time passes only when the test says so, and tasks run in a fixed order. */
public final class VirtualTime implements Scheduler {
    /** The wall clock's first reading. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** So near to the end of a long that the monotonic clock wraps around in every test that takes a second. */
    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMillis(500).toNanos();

    private static final int MOST_TASKS = 20_000_000;

    private record Task(long at, long sequence, Runnable run) {}

    private final TreeSet<Task> tasks =
            new TreeSet<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::sequence));
    private final long worstLateness;
    private final Random random;
    private long elapsed;
    private long sequence;

    /** Timers are punctual. */
    public VirtualTime() {
        this(Duration.ZERO, 0);
    }

    /** Each timer is late by a random time up to this, as the seed decides. */
    public VirtualTime(Duration worstLateness, long seed) {
        this.worstLateness = worstLateness.toNanos();
        this.random = new Random(seed);
    }

    @Override
    public long nanoTime() {
        return ORIGIN + elapsed;
    }

    @Override
    public Instant wallClock() {
        return START.plusNanos(elapsed);
    }

    @Override
    public Timer after(long nanos, Runnable run) {
        if (nanos < 0) {
            throw new IllegalArgumentException("a timer for the past: " + nanos);
        }
        long late = worstLateness == 0 ? 0 : random.nextLong(worstLateness + 1);
        Task task = new Task(elapsed + nanos + late, sequence++, run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    /** Runs the task at this distance from now, punctually. */
    public void at(Duration distance, Runnable run) {
        tasks.add(new Task(elapsed + distance.toNanos(), sequence++, run));
    }

    /** Lets time pass, and runs what falls due. */
    public void advance(Duration time) {
        long until = elapsed + time.toNanos();
        while (!tasks.isEmpty() && tasks.first().at() <= until) {
            runFirst();
        }
        elapsed = until;
    }

    /** Runs all tasks, those that they set too. More than the bound of virtual time is an error of the code under test. */
    public void runUntilIdle(Duration bound) {
        long latest = elapsed + bound.toNanos();
        for (int ran = 0; !tasks.isEmpty(); ran++) {
            if (tasks.first().at() > latest || ran > MOST_TASKS) {
                throw new AssertionError("not idle after " + bound + " and " + ran + " tasks: " + pending() + " left");
            }
            runFirst();
        }
    }

    public void runUntilIdle() {
        runUntilIdle(Duration.ofDays(1));
    }

    /** How long this has been running. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    public int pending() {
        return tasks.size();
    }

    private void runFirst() {
        Task task = tasks.pollFirst();
        elapsed = Math.max(elapsed, task.at());
        task.run().run();
    }
}
