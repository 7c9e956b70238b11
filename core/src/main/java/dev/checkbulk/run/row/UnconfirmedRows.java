package dev.checkbulk.run.row;

import dev.checkbulk.run.state.Unconfirmed;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each of the rows that are {@code Unconfirmed} is looked up next. May be asked from any thread. */
public final class UnconfirmedRows {
    private final Map<Long, Instant> nextLooks = new ConcurrentHashMap<>();

    void looksAt(long row, Instant next) {
        nextLooks.put(row, next);
    }

    void ended(long row) {
        nextLooks.remove(row);
    }

    public Unconfirmed now() {
        var looks = nextLooks.values();
        return new Unconfirmed(
                looks.size(), looks.stream().min(Instant::compareTo).orElse(null));
    }
}
