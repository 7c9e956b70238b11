package dev.checkbulk.jobs.input;

import java.util.ArrayList;
import java.util.List;

/** Gathers problems in file order: keeps the first thousand and counts them all. */
public final class Problems {
    static final int KEPT = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private long total;

    public void add(int line, String where, String message) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(new Problem(line, where, message));
        }
    }

    public boolean none() {
        return total == 0;
    }

    public InvalidInput of(String name) {
        return new InvalidInput(name, kept, total);
    }
}
