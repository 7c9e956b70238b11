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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads records, those of one list together. */
final class RecordReader {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private RecordReader() {}

    /** Begins to read them by their list; asks once more when there is no answer soon. The first answer counts. */
    static void readList(CheckClient client, List<Edit> chunk, PrefetchBatch reading, Duration untilAskedAgain) {
        askForList(client, chunk, reading);
        Scheduler.Timer onceMore =
                client.scheduler().after(untilAskedAgain.toNanos(), () -> askForList(client, chunk, reading));
        reading.answer().onComplete(answered -> onceMore.cancel());
    }

    private static void askForList(CheckClient client, List<Edit> chunk, PrefetchBatch reading) {
        CheckRequest list = Objects.requireNonNull(chunk.get(0).ownList());
        List<String> ids = chunk.stream().map(ReadTarget::id).toList();
        client.deadline(PrefetchSizes.FRESH)
                .reading()
                .byIds(list, ids)
                .map(records -> byTarget(chunk, records, reading.begun())) // what this throws fails the reading
                .onComplete(reading.promise()::tryComplete, reading.promise()::tryFail);
    }

    private static Map<String, Current> byTarget(List<Edit> chunk, Map<String, JsonNode> records, Moment begun) {
        Map<String, Current> found = new HashMap<>();
        for (Edit edit : chunk) {
            JsonNode record = records.get(ReadTarget.id(edit));
            if (record != null) {
                found.put(ReadTarget.of(edit), new Current.Shown(record, begun));
            }
        }
        return found;
    }

    /**
     * Reads one record, for a row that waits for it.
     *
     * @return fails with {@link ReadFailed} when there was no definite answer
     */
    static Future<Current> readAlone(CheckClient client, Edit edit) {
        PrefetchBatch reading = new PrefetchBatch(Moment.now(client.scheduler()));
        read(client, edit, reading);
        return reading.answer().map(found -> Objects.requireNonNull(found.get(ReadTarget.of(edit))));
    }

    /** Once: how long it is tried again is the row's to decide, and its age counts from when it really left. */
    static void read(CheckClient client, Edit edit, PrefetchBatch reading) {
        CheckRequest lookup = ReadTarget.lookup(edit);
        Scheduler scheduler = client.scheduler();
        client.deadline(PrefetchSizes.FRESH)
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
                            client.deadline(PrefetchSizes.FRESH).reading(),
                            edit,
                            done.response().body())
                    .map(record -> Map.of(ReadTarget.of(edit), new Current.Shown(record, begun)));
        } else if (outcome instanceof Outcome.Refused no) {
            return Future.succeededFuture(Map.of(ReadTarget.of(edit), new Current.Refused(no, begun)));
        }
        return Future.failedFuture(new ReadFailed(ReadTarget.lookup(edit), outcome));
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
}
