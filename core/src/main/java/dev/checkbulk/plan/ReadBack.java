package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.internal.compare.Fields;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a row that is done has done what its plan says: the record is read again and compared field by field. */
public final class ReadBack {
    private ReadBack() {}

    /**
     * Reads the record and compares it.
     *
     * @param done how the row ended
     * @return completes with what differs, a sentence each, none when nothing does; fails with
     *     {@link dev.checkbulk.http.ReadFailed}
     */
    public static Future<List<String>> of(ReadClient client, Edit edit, Outcome.Done done) {
        CheckRequest lookup = edit.lookup();
        if (lookup == null) {
            return Future.succeededFuture(List.of("there is no way to read it back"));
        }
        if (edit.creates()) {
            String id = done.response().id();
            return client.pages(lookup)
                    .all()
                    .map(records -> records.stream()
                            .filter(record -> record.path("id").asText("").equals(id))
                            .findFirst()
                            .map(record -> differences(edit, record))
                            .orElse(List.of("Check does not list " + id)));
        }
        boolean deletes = edit.request().method() == Method.DELETE;
        return client.get(lookup).compose(read -> {
            if (read instanceof Outcome.Done found) {
                return deletes
                        ? Future.succeededFuture(List.of("it is still there"))
                        : Lookup.record(client, edit, found.response().body()).map(record -> differences(edit, record));
            }
            return Future.succeededFuture(deletes ? List.of() : List.of("it cannot be read: " + read.explanation()));
        });
    }

    /** Fields that Check does not show prove nothing either way. */
    private static List<String> differences(Edit edit, JsonNode record) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonNode> sent : edit.sent().properties()) {
            String field = sent.getKey();
            if (record.has(field) && !Fields.same(sent.getValue(), record.path(field))) {
                differences.add(field + " is not what was sent");
            }
        }
        return differences;
    }
}
