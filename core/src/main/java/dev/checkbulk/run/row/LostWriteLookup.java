package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Lookup;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a write that got no trustworthy answer took effect. It only reads, and it never guesses: what it cannot
 * prove is unclear. To be asked when nothing of the write can be under way any more.
 */
final class LostWriteLookup {
    private final CheckClient client;
    private final CreatedRecords created;
    private final Edit edit;
    private final CheckRequest sent;
    private final String key;
    private final boolean byOtherApiKey;

    /** @param key as it was when the request was sent last */
    LostWriteLookup(CheckClient client, CreatedRecords created, Edit edit, RowKey key) {
        this.client = client;
        this.created = created;
        this.edit = edit;
        this.sent = key.request();
        this.key = key.text();
        this.byOtherApiKey = key.ofOtherApiKey();
    }

    /**
     * Looks.
     *
     * @return completes with the finding; it never fails
     */
    Future<LookupResult> look() {
        Future<LookupResult> finding;
        try {
            finding = read();
        } catch (RuntimeException | Error e) {
            finding = Future.failedFuture(e);
        }
        return finding.otherwise(LostWriteLookup::failed);
    }

    private Future<LookupResult> read() {
        CheckRequest lookup = edit.lookup();
        if (lookup == null) {
            return log(() -> Future.succeededFuture(new LookupResult.Unclear(
                    "Check's log does not tell whether it was done, and there is no other way")));
        } else if (edit.creates()) {
            return log(() -> client.pages(lookup).all().map(this::inList));
        }
        return client.send(lookup).compose(this::readBack);
    }

    private static LookupResult failed(Throwable failure) {
        return failure instanceof ReadFailed read
                ? unread(read.outcome(), String.valueOf(read.getMessage()))
                : new LookupResult.Unclear(
                        "looking it up failed (" + failure.getClass().getSimpleName() + ")");
    }

    /** A no will be a no again; silence may end. */
    private static LookupResult unread(Outcome outcome, String message) {
        return outcome.fold(
                done -> new LookupResult.Unclear(message),
                skipped -> new LookupResult.Unclear(message),
                refused -> new LookupResult.Unclear(message),
                notApplied -> new LookupResult.Unseen(notApplied.cause()),
                unknown -> new LookupResult.Unseen(unknown.cause()));
    }

    private Future<LookupResult> readBack(Outcome read) {
        boolean deletes = sent.method() == Method.DELETE;
        if (read instanceof Outcome.Done done) {
            return deletes
                    ? Future.succeededFuture(new LookupResult.Absent())
                    : Lookup.record(client.reading(), edit, done.response().body())
                            .map(this::compare);
        }
        boolean gone = read instanceof Outcome.Refused refused
                && refused.error().status() == 404
                && refused.error().fromCheck();
        if (gone && deletes) {
            return byOtherApiKey
                    ? unseen()
                    : Future.succeededFuture(happened("the record is gone", edit.label(), null));
        }
        return Future.succeededFuture(unread(read, "the record could not be read: " + read.explanation()));
    }

    /** Check answers 404 for what a key may not see, too. */
    private Future<LookupResult> unseen() {
        return log(() -> Future.succeededFuture(new LookupResult.Unclear(
                "the record is gone, or this API key may not see it: the row was sent with another one")));
    }

    private static LookupResult happened(String evidence, String id, @Nullable String logId) {
        return new LookupResult.Happened(evidence, id, logId);
    }

    private LookupResult compare(JsonNode record) {
        JsonNode before = edit.replaced();
        boolean asBefore =
                before != null && Fields.isAsRead(record, before); // an object may show what was sent all the same
        if (!asBefore && Fields.shows(record, edit.sent(sent))) {
            return happened("read back", record.path("id").asText(edit.label()), null);
        }
        if (before == null || asBefore) {
            return new LookupResult.Absent();
        }
        return new LookupResult.Changed(
                "the record is neither as it was nor as it should be: somebody else changed it");
    }

    private Future<LookupResult> log(Supplier<Future<LookupResult>> otherwise) {
        CheckRequest log = CheckRequest.get("/logs")
                .query("idempotency_key", key)
                .query("limit", "100")
                .expecting(Expected.page());
        return client.pages(log).all().compose(entries -> {
            LookupResult told = told(entries);
            return told == null ? otherwise.get() : Future.succeededFuture(told);
        });
    }

    /** What the log tells: that it was done, or is being done; null when it tells neither. */
    private @Nullable LookupResult told(List<JsonNode> entries) {
        for (JsonNode entry : entries) {
            int status = entry.path("status_code").asInt();
            if (status >= 200 && status < 300) {
                String logId = entry.path("id").asText("");
                String id = entry.path("response_body").path("id").asText(edit.creates() ? "" : edit.label());
                return happened("Check's log", id, logId.isEmpty() ? null : logId);
            }
        }
        boolean running =
                entries.stream().anyMatch(entry -> entry.path("status_code").isNull());
        return running ? new LookupResult.Running() : null;
    }

    private LookupResult inList(List<JsonNode> records) {
        JsonNode wanted = edit.sent(sent);
        List<JsonNode> equal =
                records.stream().filter(record -> Fields.shows(record, wanted)).toList();
        JsonNode before = edit.before();
        if (equal.isEmpty()) {
            return new LookupResult.Absent();
        }
        return before == null || !before.isArray()
                ? new LookupResult.Unclear("an equal record exists, and Check's log does not tell whether this made it")
                : among(equal, before);
    }

    /** Of the equal records, those that were there when the plan was made and those of other rows are not this row's. */
    private LookupResult among(List<JsonNode> equal, JsonNode before) {
        Set<String> others = new HashSet<>();
        before.forEach(id -> others.add(id.asText()));
        List<JsonNode> fresh = equal.stream()
                .filter(record -> !others.contains(id(record)) && !created.made(id(record)))
                .toList();
        if (fresh.isEmpty()) {
            return new LookupResult.Absent();
        }
        JsonNode record = fresh.get(0);
        if (fresh.size() > 1 || id(record).isEmpty() || created.mayBeOfAnother(edit.row(), record)) {
            return new LookupResult.Unclear(
                    "equal records were made since the plan was, and nothing tells whether this row"
                            + " made one of them");
        }
        return happened("in the list, and not there when the plan was made", id(record), null);
    }

    private static String id(JsonNode record) {
        return record.path("id").asText("");
    }
}
