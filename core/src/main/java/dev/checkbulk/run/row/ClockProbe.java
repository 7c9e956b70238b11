package dev.checkbulk.run.row;

import java.util.ArrayList;
import java.util.List;

/**
 * One look tells Check's time, and with it the age of every row's key: the other rows of a run that was resumed wait for it,
 * and do not all look where one answer is enough.
 */
final class ClockProbe {
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean looking;

    /** Whether somebody looks already; if not, it is the caller who does from now on. */
    boolean isLooking() {
        boolean already = looking;
        looking = true;
        return already;
    }

    /** Runs the task when that look has ended. */
    void await(Runnable task) {
        waiting.add(task);
    }

    /** A look has ended. */
    void ended() {
        looking = false;
        List<Runnable> tasks = List.copyOf(waiting);
        waiting.clear();
        tasks.forEach(Runnable::run);
    }
}
