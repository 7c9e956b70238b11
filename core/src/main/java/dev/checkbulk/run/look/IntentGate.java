package dev.checkbulk.run.look;

import dev.checkbulk.internal.Scheduler;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets few rows through to their intents at a time: what stands in the journal as intended is about to be sent, and not a
 * window's worth of rows that would all have to be looked up after a crash. Where slots are rare it lets fewer in, because
 * what was read of a row must not get too old while it waits for its slot. Confined to the scheduler's thread.
 */
public final class IntentGate {
    /** Enough for the next slot's request to be durable before the slot comes. */
    public static final int WIDTH = 4;

    private static final double LONGEST_WAIT_SECONDS = 1.5;

    private final Scheduler scheduler;
    private final RecentRate leaving = new RecentRate();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int inside;
    private boolean letting;

    public IntentGate(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Runs the task when there is room; whoever is let in leaves once. */
    public void enter(Runnable task) {
        waiting.add(task);
        letIn();
    }

    public void leave() {
        inside--;
        leaving.oneMore(scheduler.nanoTime());
        letIn();
    }

    private void letIn() {
        if (letting) {
            return;
        }
        letting = true;
        try {
            while (inside < width() && !waiting.isEmpty()) {
                inside++;
                waiting.remove().run();
            }
        } finally {
            letting = false;
        }
    }

    private int width() {
        return width(leaving.at(scheduler.nanoTime(), WIDTH / LONGEST_WAIT_SECONDS));
    }

    /** How many it lets in when so many a second leave it. */
    static int width(double perSecond) {
        return (int) Math.max(1, Math.min(WIDTH, perSecond * LONGEST_WAIT_SECONDS));
    }
}
