package dev.checkbulk.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Holds finished results back until all before them are through. */
final class InOrder<I> {
    private final Map<Long, ItemResult<I>> early = new HashMap<>();
    private long next = 1;

    /** Takes a result, and passes on all whose turn has come. */
    void accept(ItemResult<I> result, Consumer<ItemResult<I>> turn) {
        early.put(result.row(), result);
        for (ItemResult<I> due = early.remove(next); due != null; due = early.remove(next)) {
            next++;
            turn.accept(due);
        }
    }

    int heldBack() {
        return early.size();
    }
}
