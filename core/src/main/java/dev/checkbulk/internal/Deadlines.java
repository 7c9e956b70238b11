package dev.checkbulk.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Many deadlines with few timers: those of one length fall due in the order in which they were set, so one timer for the first
 * of them does. Setting and forgetting one costs no timer. Confined to the scheduler's thread.
 */
public final class Deadlines {
    private final Scheduler scheduler;
    private final Map<Long, Queue> queues = new HashMap<>();

    public Deadlines(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Runs the task when so much time has passed, unless it is {@link #forget forgotten} before.
     *
     * @param task set once at a time
     */
    public void set(long nanos, Runnable task) {
        queues.computeIfAbsent(nanos, Queue::new).add(task);
    }

    /** Does nothing when it has run. */
    public void forget(long nanos, Runnable task) {
        Queue queue = queues.get(nanos);
        if (queue != null) {
            queue.due.remove(task);
        }
    }

    private final class Queue {
        private final long nanos;
        private final Map<Runnable, Long> due = new LinkedHashMap<>();
        private boolean armed;

        Queue(long nanos) {
            this.nanos = nanos;
        }

        void add(Runnable task) {
            due.put(task, scheduler.nanoTime() + nanos);
            if (!armed) {
                arm(nanos);
            }
        }

        private void arm(long wait) {
            armed = true;
            scheduler.after(wait, this::look);
        }

        /** Runs what is due, and looks again when the next one is: one timer at a time, whatever the tasks set. */
        private void look() {
            try {
                for (long left = left(); left <= 0; left = left()) {
                    Runnable first = due.keySet().iterator().next();
                    due.remove(first);
                    first.run();
                }
            } finally {
                armed = false;
                if (due.isEmpty()) {
                    queues.remove(nanos, this);
                } else {
                    arm(Math.max(1, left()));
                }
            }
        }

        /** Until the first is due; for ever when there is none. */
        private long left() {
            return due.isEmpty() ? Long.MAX_VALUE : due.values().iterator().next() - scheduler.nanoTime();
        }
    }
}
