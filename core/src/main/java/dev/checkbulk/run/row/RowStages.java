package dev.checkbulk.run.row;

import java.util.concurrent.atomic.AtomicLongArray;

/** How many rows of a run took which way. Any thread may ask. */
public final class RowStages {
    private final AtomicLongArray taken = new AtomicLongArray(RowTransition.values().length);

    void took(RowTransition transition) {
        taken.lazySet(transition.ordinal(), taken.get(transition.ordinal()) + 1); // one thread writes
    }

    /** How often rows went that way. */
    public long taken(RowTransition transition) {
        return taken.get(transition.ordinal());
    }
}
