package dev.checkbulk.standin.api;

import dev.checkbulk.standin.message.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys and the first answer to each, whatever it was, for 24 hours from the first request. For one thread.
 *
 * <p>Nothing is forgotten earlier, so memory grows with the writes of a day.
 *
 * <p>Check's documentation promises the replay and the 24 hours. What a key gets while its first request runs, or with
 * another request, is not documented; a refusal is the answer that hides least.
 */
public final class IdempotencyTable {
    static final Duration KEPT = Duration.ofHours(24);

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What makes two requests the same request. */
    record Fingerprint(String method, String path, String body) {}

    /** What to do with a request. */
    enum Verdict {
        /** Run it, then {@link #finish}. */
        RUN,
        /** The first request with this key has no answer yet. */
        RUNNING,
        /** The key belongs to another request. */
        MISMATCH,
        /** Give the answer of the first request again. */
        REPLAY
    }

    /** @param answer present on {@link Verdict#REPLAY} only */
    record Lookup(Verdict verdict, @Nullable Response answer) {
        /** @throws IllegalStateException if there is none to replay */
        Response stored() {
            if (answer == null) {
                throw new IllegalStateException("nothing to replay on " + verdict);
            }
            return answer;
        }
    }

    private static final class Entry {
        final Fingerprint fingerprint;
        final Instant first;

        @Nullable
        Response answer;

        Entry(Fingerprint fingerprint, Instant first) {
            this.fingerprint = fingerprint;
            this.first = first;
        }
    }

    Lookup begin(String key, Fingerprint fingerprint, Instant now) {
        forget(now);
        Entry entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry(fingerprint, now));
            return new Lookup(Verdict.RUN, null);
        }
        if (!entry.fingerprint.equals(fingerprint)) {
            return new Lookup(Verdict.MISMATCH, null);
        }
        return entry.answer == null ? new Lookup(Verdict.RUNNING, null) : new Lookup(Verdict.REPLAY, entry.answer);
    }

    void finish(String key, Response answer) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no request was begun with this key: " + key);
        }
        entry.answer = answer;
    }

    /** The oldest come first, so it ends at the first that is kept: a request still running, or one young enough. */
    private void forget(Instant now) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.answer == null || now.isBefore(entry.first.plus(KEPT))) {
                return;
            }
            oldest.remove();
        }
    }
}
