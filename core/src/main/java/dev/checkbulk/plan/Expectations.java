package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.internal.compare.Expectation;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the records that a plan's rows name are those that the rows expect: valid ids of wrong people are seen so. */
public final class Expectations {
    private Expectations() {}

    /**
     * Reads the records of the edits that expect something, a hundred a request where they have a list.
     *
     * @param rows a plan's rows
     * @return completes with the same rows, those that do not fit as conflicts; fails with
     *     {@link dev.checkbulk.http.ReadFailed}
     */
    public static Future<List<PlanRow>> check(ReadClient client, List<PlanRow> rows) {
        return PlanParts.plan(rows, (part, before) -> checkTogether(client, part));
    }

    private static Future<List<PlanRow>> checkTogether(ReadClient client, List<PlanRow> rows) {
        Map<CheckRequest, List<String>> lists = new HashMap<>();
        for (PlanRow row : rows) {
            if (row instanceof Edit edit && edit.expect() != null && edit.list() != null) {
                lists.computeIfAbsent(edit.list(), list -> new ArrayList<>()).add(subject(edit));
            }
        }
        Map<CheckRequest, Map<String, JsonNode>> found = new HashMap<>();
        List<Future<?>> reads = new ArrayList<>();
        lists.forEach((list, ids) -> reads.add(client.byIds(list, ids).onSuccess(records -> found.put(list, records))));
        return Future.all(reads).compose(read -> {
            List<Future<PlanRow>> checked =
                    rows.stream().map(row -> check(client, row, found)).toList();
            return Future.all(checked)
                    .map(all -> checked.stream().map(Future::result).toList());
        });
    }

    /** The id of the record that is looked at: the one that is changed, or the one that something is created for. */
    private static String subject(Edit edit) {
        List<String> ids = edit.request().ids();
        return edit.request().method() == Method.POST || ids.isEmpty() ? edit.label() : ids.get(ids.size() - 1);
    }

    private static Future<PlanRow> check(
            ReadClient client, PlanRow row, Map<CheckRequest, Map<String, JsonNode>> found) {
        if (!(row instanceof Edit edit) || edit.expect() == null) {
            return Future.succeededFuture(row);
        }
        CheckRequest list = edit.list();
        JsonNode record =
                list == null ? null : found.getOrDefault(list, Map.of()).get(subject(edit));
        if (record != null) {
            return Future.succeededFuture(compare(edit, edit.expect(), record));
        }
        CheckRequest lookup = edit.lookup();
        if (lookup == null || edit.creates() || edit.setting() != null) {
            return Future.succeededFuture(conflict(edit, "what the row expects cannot be looked up"));
        }
        JsonNode expect = edit.expect();
        return client.get(lookup)
                .map(read -> read instanceof Outcome.Done done
                        ? compare(edit, expect, done.response().body())
                        : conflict(edit, "what the row expects cannot be looked up: " + read.explanation()));
    }

    private static PlanRow compare(Edit edit, JsonNode expect, JsonNode record) {
        List<String> wrong = Expectation.unmet(expect, record);
        return wrong.isEmpty() ? edit : conflict(edit, "it is not what the row expects: " + String.join(", ", wrong));
    }

    private static PlanRow conflict(Edit edit, String why) {
        Outcome conflict = new Outcome.Skipped(Outcome.Skipped.Reason.CONFLICT, why);
        return new Untouched(edit.ref(), conflict);
    }
}
