package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Json;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a write that got no trustworthy answer took effect. It only reads, and it never guesses: what it cannot
 * prove is unclear. To be asked when nothing of the write can be under way any more.
 */
final class Settler {
    /** What the look showed. */
    sealed interface Finding {
        /** It took effect; the evidence is for people. */
        record Happened(
                String evidence, String id, @Nullable String logId) implements Finding {}

        /** It did not, and may be sent. */
        record Absent() implements Finding {}

        /** The server is still working on it. */
        record Running() implements Finding {}

        /** Somebody else changed the record meanwhile. */
        record Changed(String message) implements Finding {}

        /** Neither can be proven. */
        record Unclear(String message) implements Finding {}
    }

    private Settler() {}

    /**
     * Looks.
     *
     * @param key the key under which it was sent last
     * @return completes with the finding; it never fails
     */
    static Future<Finding> look(CheckClient client, Edit edit, String key) {
        CheckRequest lookup = edit.lookup();
        if (lookup == null) {
            return Future.succeededFuture(new Finding.Unclear("there is no way to look it up"));
        }
        Future<Finding> finding = edit.request().method() == Method.POST
                ? reconcile(client, edit, lookup, key)
                : readBack(client, edit, lookup);
        return finding.otherwise(failure -> new Finding.Unclear(String.valueOf(failure.getMessage())));
    }

    private static Future<Finding> readBack(CheckClient client, Edit edit, CheckRequest lookup) {
        boolean deletes = edit.request().method() == Method.DELETE;
        return client.send(lookup).map(read -> {
            if (read instanceof Outcome.Done done) {
                JsonNode record = done.response().body();
                return deletes ? new Finding.Absent() : compare(edit, record);
            }
            boolean gone = read instanceof Outcome.Refused refused
                    && refused.error().status() == 404
                    && refused.error().fromCheck();
            return gone && deletes
                    ? new Finding.Happened("the record is gone", edit.label(), null)
                    : new Finding.Unclear("the record could not be read: " + read.explanation());
        });
    }

    private static Finding compare(Edit edit, JsonNode record) {
        JsonNode sent = body(edit);
        JsonNode before = edit.before();
        if (Fields.shows(record, sent)) {
            return new Finding.Happened("read back", record.path("id").asText(edit.label()), null);
        }
        if (before == null || Fields.shows(record, before)) {
            return new Finding.Absent();
        }
        return new Finding.Changed("the record is neither as it was nor as it should be: somebody else changed it");
    }

    private static Future<Finding> reconcile(CheckClient client, Edit edit, CheckRequest lookup, String key) {
        CheckRequest log = CheckRequest.get("/logs")
                .query("idempotency_key", key)
                .query("limit", "100")
                .expecting(Expected.page());
        return client.pages(log).all().compose(entries -> {
            Finding told = told(entries);
            return told != null
                    ? Future.succeededFuture(told)
                    : client.pages(lookup).all().map(records -> inList(edit, records));
        });
    }

    /** What the log tells: that it was done, or is being done; null when it tells neither. */
    private static @Nullable Finding told(List<JsonNode> entries) {
        for (JsonNode entry : entries) {
            int status = entry.path("status_code").asInt();
            if (status >= 200 && status < 300) {
                String logId = entry.path("id").asText("");
                String id = entry.path("response_body").path("id").asText("");
                return new Finding.Happened("Check's log", id, logId.isEmpty() ? null : logId);
            }
        }
        boolean running =
                entries.stream().anyMatch(entry -> entry.path("status_code").isNull());
        return running ? new Finding.Running() : null;
    }

    private static Finding inList(Edit edit, List<JsonNode> records) {
        JsonNode sent = body(edit);
        boolean alike = records.stream().anyMatch(record -> Fields.shows(record, sent));
        return alike
                ? new Finding.Unclear("an equal record exists, and Check's log does not tell whether this made it")
                : new Finding.Absent();
    }

    /** What the edit sends; missing when it has no body. */
    static JsonNode body(Edit edit) {
        String body = edit.request().body();
        if (body == null) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (Json.Unreadable e) {
            throw new IllegalStateException("A request's body is JSON", e);
        }
    }
}
