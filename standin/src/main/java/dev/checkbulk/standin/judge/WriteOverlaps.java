package dev.checkbulk.standin.judge;

import java.util.HashMap;
import java.util.Map;

/** Counts writes that start while another write to the same resource is unfinished. */
final class WriteOverlaps {
    private final Map<String, Integer> unfinished = new HashMap<>();
    private long overlaps;

    void started(String resource) {
        if (unfinished.merge(resource, 1, Integer::sum) > 1) {
            overlaps++;
        }
    }

    void finished(String resource) {
        unfinished.computeIfPresent(resource, (id, count) -> count == 1 ? null : count - 1);
    }

    long overlaps() {
        return overlaps;
    }
}
