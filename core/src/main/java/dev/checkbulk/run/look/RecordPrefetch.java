package dev.checkbulk.run.look;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Attempt;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Lookup;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a run's rows are, read just before the rows are sent: those of one list together, as many as can be
 * written before the reading is too old, and the next ones a little ahead. Confined to the client's context.
 */
public final class RecordPrefetch {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final double SLOTS_FRESH = 12;
    private static final double MARGIN = 0.8;
    private static final int MOST_AT_ONCE = 100;
    private static final int AHEAD = 16;

    /** An answer that takes longer is not waited for: the rows that are left would run out. */
    private static final double SECONDS_FOR_AN_ANSWER = 0.4;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Map<CheckRequest, PrefetchQueue> listed = new HashMap<>();
    private final List<Edit> edits;
    private final PrefetchQueue alone;
    private final Set<CheckRequest> refused = new HashSet<>();
    private final Map<String, Slot> slots = new HashMap<>();

    /** What was read of a record before its row asked; another row of the record may read it elsewhere. */
    private record Slot(String target, PrefetchBatch reading) {}

    /**
     * Goes once through the plan's edits, in their order.
     *
     * @param open which of them may ask still
     */
    public RecordPrefetch(List<Edit> edits, Predicate<Edit> open) {
        this.edits = edits;
        this.alone = new PrefetchQueue(edits);
        int place = 0;
        for (Edit edit : edits) {
            if (open.test(edit) && Drift.concerns(edit)) {
                upcoming(edit).add(place, edit.row());
            }
            place++;
        }
    }

    /** How old a reading may be: 5 s, and at a slow pace as long as its row may have to wait for its slot. */
    static Duration fresh(CheckClient client) {
        Duration slots = Duration.ofMillis(
                (long) (1_000 * SLOTS_FRESH / client.quota().limit().perSecond()));
        return slots.compareTo(FRESH) > 0 ? slots : FRESH;
    }

    /**
     * The edit's record.
     *
     * @return completes on the client's context; fails with {@link ReadFailed} when there was no definite answer
     */
    Future<Current> of(CheckClient client, Edit edit) {
        upcoming(edit).asks(edit, client.scheduler().nanoTime());
        Slot slot = take(edit);
        if (slot == null || !isUsable(client, edit, slot)) {
            begin(client, edit);
            slot = Objects.requireNonNull(take(edit));
        }
        PrefetchBatch reading = slot.reading();
        goAhead(client, edit, reading);
        return reading.answer().recover(failure -> withoutList(edit, failure)).compose(found -> {
            Current current = found.get(target(edit));
            boolean served =
                    current != null && (!isListed(edit) || current.begun().isWithin(fresh(client), client.scheduler()));
            return served ? Future.succeededFuture(current) : readAlone(client, edit);
        });
    }

    /** A row of this record is sent, or has ended: what was read of it before does not count any more. */
    public void touched(Edit edit) {
        take(edit);
    }

    /** The row has ended and will not ask any more. */
    public void ended(Edit edit) {
        upcoming(edit).asked(edit);
        take(edit);
    }

    private boolean isUsable(CheckClient client, Edit edit, Slot slot) {
        Future<?> answer = slot.reading().answer();
        return slot.target().equals(target(edit))
                && !answer.failed()
                && (!answer.isComplete() || isFresh(client, slot));
    }

    private static boolean isFresh(CheckClient client, Slot slot) {
        return slot.reading().begun().isWithin(fresh(client), client.scheduler());
    }

    private @Nullable Slot take(Edit edit) {
        Slot slot = slots.remove(record(edit));
        if (slot != null) {
            slot.reading().asked();
        }
        return slot;
    }

    private void put(Edit edit, PrefetchBatch reading) {
        take(edit);
        reading.awaited();
        slots.put(record(edit), new Slot(target(edit), reading));
    }

    private void begin(CheckClient client, Edit edit) {
        if (isListed(edit)) {
            List<Edit> chunk = new ArrayList<>(List.of(edit));
            Set<String> records = new HashSet<>(Set.of(record(edit)));
            chunk.addAll(upcoming(edit)
                    .behind(
                            edit,
                            atOnce(client, edit) - 1,
                            next -> !isReadFreshly(client, next) && records.add(record(next))));
            PrefetchBatch reading = new PrefetchBatch(Moment.now(client.scheduler()));
            chunk.forEach(each -> put(each, reading));
            readList(client, chunk, reading);
        } else {
            PrefetchBatch reading = new PrefetchBatch(Moment.now(client.scheduler()));
            put(edit, reading);
            read(client, edit, reading);
        }
    }

    private boolean isReadFreshly(CheckClient client, Edit edit) {
        Slot slot = slots.get(record(edit));
        return slot != null && !slot.reading().answer().failed() && isFresh(client, slot);
    }

    /** The pace must not wait for a reading: the next one is begun while rows of this one are still left. */
    private void goAhead(CheckClient client, Edit edit, PrefetchBatch reading) {
        int few = ahead(client, edit);
        if (!isListed(edit)) {
            Set<String> records = new HashSet<>(Set.of(record(edit)));
            upcoming(edit).behind(edit, few, next -> records.add(record(next))).stream()
                    .filter(next -> !slots.containsKey(record(next)))
                    .forEach(next -> begin(client, next));
        } else if (reading.isToBeFollowed(few)) {
            upcoming(edit)
                    .behind(
                            edit,
                            1,
                            next -> !slots.containsKey(record(next))
                                    && !record(next).equals(record(edit)))
                    .forEach(next -> begin(client, next));
        }
    }

    /** Asks once more when there is no answer soon after the slot that it gets; the first answer counts. */
    private void readList(CheckClient client, List<Edit> chunk, PrefetchBatch reading) {
        askForList(client, chunk, reading);
        double seconds = SECONDS_FOR_AN_ANSWER + IntentGate.WIDTH / pace(client, chunk.get(0));
        Scheduler.Timer onceMore =
                client.scheduler().after((long) (seconds * 1e9), () -> askForList(client, chunk, reading));
        reading.answer().onComplete(answered -> onceMore.cancel());
    }

    private static void askForList(CheckClient client, List<Edit> chunk, PrefetchBatch reading) {
        CheckRequest list = Objects.requireNonNull(chunk.get(0).ownList());
        List<String> ids = chunk.stream().map(RecordPrefetch::id).toList();
        client.deadline(FRESH)
                .reading()
                .byIds(list, ids)
                .map(records -> byTarget(chunk, records, reading.begun())) // what this throws fails the reading
                .onComplete(reading.promise()::tryComplete, reading.promise()::tryFail);
    }

    private static Map<String, Current> byTarget(List<Edit> chunk, Map<String, JsonNode> records, Moment begun) {
        Map<String, Current> found = new HashMap<>();
        for (Edit edit : chunk) {
            JsonNode record = records.get(id(edit));
            if (record != null) {
                found.put(target(edit), new Current.Shown(record, begun));
            }
        }
        return found;
    }

    /** A list that cannot be read so is no reason not to read the record. */
    private Future<Map<String, Current>> withoutList(Edit edit, Throwable failure) {
        boolean no = failure instanceof ReadFailed failed && failed.outcome() instanceof Outcome.Refused;
        CheckRequest list = edit.ownList();
        if (!no || list == null) {
            return Future.failedFuture(failure);
        }
        refused.add(list);
        return Future.succeededFuture(Map.of());
    }

    private Future<Current> readAlone(CheckClient client, Edit edit) {
        PrefetchBatch reading = new PrefetchBatch(Moment.now(client.scheduler()));
        read(client, edit, reading);
        return reading.answer().map(found -> Objects.requireNonNull(found.get(target(edit))));
    }

    /** Once: how long it is tried again is the row's to decide, and its age counts from when it really left. */
    private void read(CheckClient client, Edit edit, PrefetchBatch reading) {
        CheckRequest lookup = lookup(edit);
        Scheduler scheduler = client.scheduler();
        client.deadline(FRESH)
                .sendOnce(lookup, () -> {
                    reading.begins(Moment.now(scheduler));
                    return true;
                })
                .compose(attempt -> read(client, edit, outcome(attempt), reading.begun()))
                .onComplete(reading.promise()::tryComplete, reading.promise()::tryFail);
    }

    private static Future<Map<String, Current>> read(CheckClient client, Edit edit, Outcome outcome, Moment begun) {
        if (outcome instanceof Outcome.Done done) {
            return Lookup.record(
                            client.deadline(FRESH).reading(),
                            edit,
                            done.response().body())
                    .map(record -> Map.of(target(edit), new Current.Shown(record, begun)));
        } else if (outcome instanceof Outcome.Refused no) {
            return Future.succeededFuture(Map.of(target(edit), new Current.Refused(no, begun)));
        }
        return Future.failedFuture(new ReadFailed(lookup(edit), outcome));
    }

    private static Outcome outcome(Attempt attempt) {
        if (attempt instanceof Attempt.Final end) {
            return end.outcome();
        } else if (attempt instanceof Attempt.Throttled throttled) {
            boolean tooLong = throttled.retryAfter().compareTo(LONGEST_WAIT) > 0;
            Cause.Reason reason = tooLong ? Cause.Reason.LONG_WAIT : Cause.Reason.THROTTLED;
            String message = "Check asks to wait for " + throttled.retryAfter().toSeconds() + " s (429)";
            return new Outcome.NotApplied(new Cause(reason, message, throttled.error()));
        }
        String message = attempt instanceof Attempt.NotConnected lost ? "no connection: " + lost.message() : "not read";
        return new Outcome.NotApplied(new Cause(Cause.Reason.CONNECT, message, null));
    }

    /**
     * How many rows ask in a second: as many as the limit allows, or fewer where others share it. At first it is taken for a
     * quarter of the limit: a reading that is small costs less than one that gets too old.
     */
    private double pace(CheckClient client, Edit edit) {
        double limit = client.quota().limit().perSecond();
        return Math.min(limit, upcoming(edit).perSecond(client.scheduler().nanoTime(), limit / 4));
    }

    private double whileFresh(CheckClient client, Edit edit) {
        return pace(client, edit) * fresh(client).toMillis() / 1_000.0 * MARGIN;
    }

    /** How many rows are left when the next reading is begun. */
    private int ahead(CheckClient client, Edit edit) {
        return (int) Math.min(AHEAD, whileFresh(client, edit) / 5);
    }

    /** As many as can be sent while the reading is fresh: it is begun ahead, and some rows wait for their slots. */
    private int atOnce(CheckClient client, Edit edit) {
        double most = whileFresh(client, edit) - ahead(client, edit) - IntentGate.width(pace(client, edit));
        return (int) Math.min(MOST_AT_ONCE, Math.max(1, most));
    }

    private PrefetchQueue upcoming(Edit edit) {
        CheckRequest list = edit.ownList();
        return list == null ? alone : listed.computeIfAbsent(list, first -> new PrefetchQueue(edits));
    }

    private boolean isListed(Edit edit) {
        return edit.ownList() != null
                && !refused.contains(edit.ownList())
                && !lookup(edit).ids().isEmpty();
    }

    private static CheckRequest lookup(Edit edit) {
        return Objects.requireNonNull(edit.lookup());
    }

    private static String id(Edit edit) {
        List<String> ids = lookup(edit).ids();
        return ids.get(ids.size() - 1);
    }

    /** What its reading is of: one list shows many settings. */
    private static String target(Edit edit) {
        String of = edit.setting() == null ? "" : String.valueOf(edit.record());
        return lookup(edit).target() + of;
    }

    /** What edits of one record have in common. */
    private static String record(Edit edit) {
        String resource = edit.resource();
        return resource != null ? resource : edit.lookup() == null ? "" : target(edit);
    }
}
