package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
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
final class Settler {
    private final CheckClient client;
    private final Created created;
    private final Edit edit;
    private final CheckRequest sent;
    private final String key;
    private final boolean byOtherApiKey;

    /** @param key as it was when the request was sent last */
    Settler(CheckClient client, Created created, Edit edit, RowKey key) {
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
    Future<Finding> look() {
        Future<Finding> finding;
        try {
            finding = read();
        } catch (RuntimeException | Error e) {
            finding = Future.failedFuture(e);
        }
        return finding.otherwise(Settler::failed);
    }

    private Future<Finding> read() {
        CheckRequest lookup = edit.lookup();
        if (lookup == null) {
            return log(() -> Future.succeededFuture(
                    new Finding.Unclear("Check's log does not tell whether it was done, and there is no other way")));
        } else if (edit.creates()) {
            return log(() -> client.pages(lookup).all().map(this::inList));
        }
        return client.send(lookup).compose(this::readBack);
    }

    private static Finding failed(Throwable failure) {
        return failure instanceof ReadFailed read
                ? unread(read.outcome(), String.valueOf(read.getMessage()))
                : new Finding.Unclear(
                        "looking it up failed (" + failure.getClass().getSimpleName() + ")");
    }

    /** A no will be a no again; silence may end. */
    private static Finding unread(Outcome outcome, String message) {
        return outcome.fold(
                done -> new Finding.Unclear(message),
                skipped -> new Finding.Unclear(message),
                refused -> new Finding.Unclear(message),
                notApplied -> new Finding.Unseen(notApplied.cause()),
                unknown -> new Finding.Unseen(unknown.cause()));
    }

    private Future<Finding> readBack(Outcome read) {
        boolean deletes = sent.method() == Method.DELETE;
        if (read instanceof Outcome.Done done) {
            return deletes
                    ? Future.succeededFuture(new Finding.Absent())
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
    private Future<Finding> unseen() {
        return log(() -> Future.succeededFuture(new Finding.Unclear(
                "the record is gone, or this API key may not see it: the row was sent with another one")));
    }

    private static Finding happened(String evidence, String id, @Nullable String logId) {
        return new Finding.Happened(evidence, id, logId);
    }

    private Finding compare(JsonNode record) {
        JsonNode before = edit.replaced();
        boolean asBefore =
                before != null && Fields.isAsRead(record, before); // an object may show what was sent all the same
        if (!asBefore && Fields.shows(record, edit.sent(sent))) {
            return happened("read back", record.path("id").asText(edit.label()), null);
        }
        if (before == null || asBefore) {
            return new Finding.Absent();
        }
        return new Finding.Changed("the record is neither as it was nor as it should be: somebody else changed it");
    }

    private Future<Finding> log(Supplier<Future<Finding>> otherwise) {
        CheckRequest log = CheckRequest.get("/logs")
                .query("idempotency_key", key)
                .query("limit", "100")
                .expecting(Expected.page());
        return client.pages(log).all().compose(entries -> {
            Finding told = told(entries);
            return told == null ? otherwise.get() : Future.succeededFuture(told);
        });
    }

    /** What the log tells: that it was done, or is being done; null when it tells neither. */
    private @Nullable Finding told(List<JsonNode> entries) {
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
        return running ? new Finding.Running() : null;
    }

    private Finding inList(List<JsonNode> records) {
        JsonNode wanted = edit.sent(sent);
        List<JsonNode> equal =
                records.stream().filter(record -> Fields.shows(record, wanted)).toList();
        JsonNode before = edit.before();
        if (equal.isEmpty()) {
            return new Finding.Absent();
        }
        return before == null || !before.isArray()
                ? new Finding.Unclear("an equal record exists, and Check's log does not tell whether this made it")
                : among(equal, before);
    }

    /** Of the equal records, those that were there when the plan was made and those of other rows are not this row's. */
    private Finding among(List<JsonNode> equal, JsonNode before) {
        Set<String> others = new HashSet<>();
        before.forEach(id -> others.add(id.asText()));
        List<JsonNode> fresh = equal.stream()
                .filter(record -> !others.contains(id(record)) && !created.made(id(record)))
                .toList();
        if (fresh.isEmpty()) {
            return new Finding.Absent();
        }
        JsonNode record = fresh.get(0);
        if (fresh.size() > 1 || id(record).isEmpty() || created.mayBeOfAnother(edit.row(), record)) {
            return new Finding.Unclear("equal records were made since the plan was, and nothing tells whether this row"
                    + " made one of them");
        }
        return happened("in the list, and not there when the plan was made", id(record), null);
    }

    private static String id(JsonNode record) {
        return record.path("id").asText("");
    }
}
