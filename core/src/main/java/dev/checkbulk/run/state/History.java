package dev.checkbulk.run.state;

import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.TimedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a run sent when, by its journal. Times are those of the clock of the machine that sent, for people to look at; what
 * journals of earlier versions do not have is null. Only requests that change something are in a journal: no reads.
 */
public final class History {
    private static final int THROTTLED = 429;

    private final Map<Long, Trail> trails;
    private final List<Sitting> sittings;

    private History(Map<Long, Trail> trails, List<Sitting> sittings) {
        this.trails = trails;
        this.sittings = sittings;
    }

    /** What was sent for a row of the plan, by its place there. */
    public Trail of(long row) {
        return trails.getOrDefault(row, Trail.NONE);
    }

    /** Each time that a process took the run up, in order. */
    public List<Sitting> sittings() {
        return sittings;
    }

    /**
     * What was sent for one row.
     *
     * @param attempts how many requests left, or may have left
     * @param throttled how many of them were answered 429
     * @param silent how many of them have no answer that can be trusted
     * @param first when the first of them left
     * @param ended when the row's end was written
     * @param evidence what proved its end when that was not an answer
     */
    public record Trail(
            int attempts,
            int throttled,
            int silent,
            @Nullable Instant first,
            @Nullable Instant ended,
            @Nullable String evidence) {
        /** Nothing was sent. */
        public static final Trail NONE = new Trail(0, 0, 0, null, null, null);

        private Trail sent(@Nullable Instant at) {
            return new Trail(attempts + 1, throttled, silent, first == null ? at : first, ended, evidence);
        }

        private Trail throttledOnce() {
            return new Trail(attempts, throttled + 1, silent, first, ended, evidence);
        }

        private Trail silentOnce() {
            return new Trail(attempts, throttled, silent + 1, first, ended, evidence);
        }

        private Trail ended(@Nullable Instant at, @Nullable String by) {
            return new Trail(attempts, throttled, silent, first, at, by);
        }
    }

    /** What one process did of a run. */
    public static final class Sitting {
        private final Entry.Opened opened;
        private final Times sends = new Times();
        private final Times throttles = new Times();
        private long silent;

        private Sitting(Entry.Opened opened) {
            this.opened = opened;
        }

        public Instant began() {
            return opened.at();
        }

        public String host() {
            return opened.host();
        }

        public long process() {
            return opened.process();
        }

        /** How many requests a second it sent at most, reads among them; 0 when that was not written. */
        public double perSecond() {
            return opened.perSecond();
        }

        /** When each request left, in milliseconds since 1970, ascending. */
        public long[] sends() {
            return sends.sorted();
        }

        /** When those of them left that were answered 429, ascending. */
        public long[] throttles() {
            return throttles.sorted();
        }

        /** How many have no answer that can be trusted. */
        public long silent() {
            return silent;
        }
    }

    /** Milliseconds, by the hundred thousand. */
    private static final class Times {
        private long[] times = new long[64];
        private int size;

        public void add(@Nullable Instant at) {
            if (at != null) {
                times = size == times.length ? Arrays.copyOf(times, 2 * size) : times;
                times[size++] = at.toEpochMilli();
            }
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(times, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /** Makes one of a journal's entries, in their order. */
    public static final class Writer {
        private final LongPredicate shown;
        private final Map<Long, Trail> trails = new HashMap<>();
        private final Map<Long, TimedEntry> left = new HashMap<>();
        private final List<Sitting> sittings = new ArrayList<>();
        private Sitting sitting = new Sitting(new Entry.Opened(Instant.EPOCH, "", 0, ""));

        /** @param shown of which rows of the plan somebody will ask */
        public Writer(LongPredicate shown) {
            this.shown = shown;
        }

        public void add(TimedEntry stamped) {
            if (stamped.entry() instanceof Entry.Opened opened) {
                endSends(); // of a process that was killed: they may have left
                sitting = new Sitting(opened);
                sittings.add(sitting);
            } else if (stamped.entry() instanceof Entry.OfRow fact) {
                add(stamped, fact);
            }
        }

        private void add(TimedEntry stamped, Entry.OfRow fact) {
            long row = fact.row();
            if (fact instanceof Entry.Intent) {
                left.put(row, stamped);
                return;
            }
            TimedEntry intent = left.remove(row);
            Instant sent = intent == null || fact instanceof Entry.Cancelled ? null : sent(row, intent, stamped.sent());
            if (fact instanceof Entry.Denied denied && denied.status() == THROTTLED) {
                sitting.throttles.add(sent);
                trails.computeIfPresent(row, (place, trail) -> trail.throttledOnce());
            } else if (fact instanceof Entry.Unanswered) {
                sitting.silent++;
                trails.computeIfPresent(row, (place, trail) -> trail.silentOnce());
            } else if (fact instanceof Entry.Result result) {
                put(row, trail(row).ended(stamped.at(), result.evidence()));
            }
        }

        /** By the clock of this machine when that is known, else by the server's. */
        private @Nullable Instant sent(long row, TimedEntry intent, @Nullable Instant at) {
            Instant written = intent.at() == null ? ((Entry.Intent) intent.entry()).at() : intent.at();
            Instant sent = at == null ? written : at;
            put(row, trail(row).sent(sent));
            sitting.sends.add(sent);
            return sent;
        }

        private void put(long row, Trail trail) {
            if (shown.test(row)) {
                trails.put(row, trail);
            }
        }

        private Trail trail(long row) {
            return trails.getOrDefault(row, Trail.NONE);
        }

        private void endSends() {
            left.forEach((row, intent) -> {
                sent(row, intent, null);
                trails.computeIfPresent(row, (place, trail) -> trail.silentOnce());
                sitting.silent++;
            });
            left.clear();
        }

        public History end() {
            endSends();
            return new History(trails, List.copyOf(sittings));
        }
    }
}
