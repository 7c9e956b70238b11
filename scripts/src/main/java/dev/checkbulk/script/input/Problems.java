package dev.checkbulk.script.input;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems in file order: keeps the first thousand and counts them all. */
final class Problems {
    static final int KEPT = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private long total;

    void add(String where, String message) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(new Problem(where, message));
        }
    }

    boolean none() {
        return total == 0;
    }

    BadInput of(String name) {
        return new BadInput(name, kept, total);
    }
}
