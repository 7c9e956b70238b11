package dev.checkbulk.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many deadlines with few timers: those of one length fall due in the order in which they were set, so one timer for the first
 * of them does. Setting and forgetting one costs no timer. Confined to the scheduler's thread.
 */
final class Deadlines {
    private final Scheduler scheduler;
    private final Map<Long, Queue> queues = new HashMap<>();

    Deadlines(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Runs the task when so much time has passed, unless it is {@link #forget forgotten} before.
     *
     * @param task set once at a time
     */
    void set(long nanos, Runnable task) {
        queues.computeIfAbsent(nanos, Queue::new).add(task);
    }

    /** Does nothing when it has run. */
    void forget(long nanos, Runnable task) {
        Queue queue = queues.get(nanos);
        if (queue != null) {
            queue.due.remove(task);
        }
    }

    private final class Queue {
        private final long nanos;
        private final Map<Runnable, Long> due = new LinkedHashMap<>();
        private Scheduler.@Nullable Timer timer;

        Queue(long nanos) {
            this.nanos = nanos;
        }

        void add(Runnable task) {
            due.put(task, scheduler.nanoTime() + nanos);
            if (timer == null) {
                timer = scheduler.after(nanos, this::look);
            }
        }

        private void look() {
            timer = null;
            while (!due.isEmpty()) {
                Map.Entry<Runnable, Long> first = due.entrySet().iterator().next();
                long left = first.getValue() - scheduler.nanoTime();
                if (left > 0) {
                    timer = scheduler.after(left, this::look);
                    return;
                }
                due.remove(first.getKey());
                first.getKey().run();
            }
            queues.remove(nanos, this);
        }
    }
}
