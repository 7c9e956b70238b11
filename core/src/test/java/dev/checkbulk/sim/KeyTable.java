package dev.checkbulk.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the server remembers for a day of the requests that came with an idempotency key. */
final class KeyTable {
    private static final long KEPT = Duration.ofHours(24).toNanos();

    private final Map<String, Memory> byKey = new HashMap<>();

    /** A request that is running as long as it has no answer. */
    private static final class Memory {
        private final long since;
        private final String what;
        private Answer answer;

        private Memory(long since, String what) {
            this.since = since;
            this.what = what;
        }
    }

    /** What is known of this key now. */
    enum Known {
        NEW,
        RUNNING,
        ANSWERED,
        ANOTHER_REQUEST
    }

    Known look(String key, String what, long now) {
        Memory memory = byKey.get(key);
        if (memory != null && now - memory.since > KEPT) {
            byKey.remove(key);
            memory = null;
        }
        if (memory == null) {
            return Known.NEW;
        }
        if (!memory.what.equals(what)) {
            return Known.ANOTHER_REQUEST;
        }
        return memory.answer == null ? Known.RUNNING : Known.ANSWERED;
    }

    void begin(String key, String what, long now) {
        byKey.put(key, new Memory(now, what));
    }

    void end(String key, Answer answer) {
        byKey.get(key).answer = answer;
    }

    void forget(String key) {
        byKey.remove(key);
    }

    Answer answer(String key) {
        return byKey.get(key).answer;
    }
}
