package dev.checkbulk.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may run: of those with one key, the first; the others wait behind it in the order in which they came. */
final class Lanes<T> {
    private final Map<String, Deque<T>> waiting = new HashMap<>();

    /** Takes the key for this one, which may run now; or has it wait and answers false. A null key is always free. */
    boolean enter(@Nullable String key, T one) {
        if (key == null) {
            return true;
        }
        Deque<T> lane = waiting.get(key);
        if (lane == null) {
            waiting.put(key, new ArrayDeque<>(1));
            return true;
        }
        lane.add(one);
        return false;
    }

    /** Gives the key back: to the next who waits for it and may run now, else to nobody. */
    @Nullable
    T leave(@Nullable String key) {
        Deque<T> lane = key == null ? null : waiting.get(key);
        if (lane == null) {
            return null;
        }
        T next = lane.poll();
        if (next == null) {
            waiting.remove(key);
        }
        return next;
    }
}
