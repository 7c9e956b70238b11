package dev.checkbulk.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets few rows through to their intents at a time: what stands in the journal as intended is about to be sent, and not a
 * window's worth of rows that would all have to be looked up after a crash. Confined to the scheduler's thread.
 */
final class Turnstile {
    /** Enough for the next slot's request to be durable before the slot comes. */
    static final int WIDTH = 4;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int inside;
    private boolean letting;

    /** Runs the task when there is room; whoever is let in leaves once. */
    void enter(Runnable task) {
        waiting.add(task);
        letIn();
    }

    void leave() {
        inside--;
        letIn();
    }

    private void letIn() {
        if (letting) {
            return;
        }
        letting = true;
        try {
            while (inside < WIDTH && !waiting.isEmpty()) {
                inside++;
                waiting.remove().run();
            }
        } finally {
            letting = false;
        }
    }
}
