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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return PlanParts.plan(client, rows, (part, before) -> checkTogether(client, part));
    }

    private static Future<PlanParts.Rows> checkTogether(ReadClient client, List<PlanRow> rows) {
        Map<CheckRequest, List<String>> lists = new HashMap<>();
        for (PlanRow row : rows) {
            if (row instanceof Edit edit && edit.expect() != null && edit.list() != null) {
                lists.computeIfAbsent(edit.list(), list -> new ArrayList<>()).add(subject(edit));
            }
        }
        Map<CheckRequest, Map<String, JsonNode>> found = new HashMap<>();
        List<Future<?>> reads = new ArrayList<>();
        lists.forEach((list, ids) -> reads.add(client.byIds(list, ids).onSuccess(records -> found.put(list, records))));
        return Future.all(reads)
                .compose(read -> readAlone(client, rows, found))
                .map(alone -> to -> rows.forEach(row -> to.accept(
                        row instanceof Edit edit && edit.expect() != null
                                ? check(edit, edit.expect(), found, alone)
                                : row)));
    }

    /** The id of the record that is looked at: the one that is changed, or the one that something is created for. */
    private static String subject(Edit edit) {
        List<String> ids = edit.request().ids();
        return edit.request().method() == Method.POST || ids.isEmpty() ? edit.label() : ids.get(ids.size() - 1);
    }

    /** What Check says of each record that no list shows, by its request. */
    private static Future<Map<CheckRequest, Outcome>> readAlone(
            ReadClient client, List<PlanRow> rows, Map<CheckRequest, Map<String, JsonNode>> found) {
        Map<CheckRequest, Outcome> alone = new HashMap<>();
        List<Future<?>> reads = new ArrayList<>();
        Set<CheckRequest> asked = new HashSet<>();
        for (PlanRow row : rows) {
            if (row instanceof Edit edit && edit.expect() != null && listed(edit, found) == null) {
                CheckRequest lookup = lookup(edit);
                if (lookup != null && asked.add(lookup)) {
                    reads.add(client.get(lookup).onSuccess(outcome -> alone.put(lookup, outcome)));
                }
            }
        }
        return Future.all(reads).map(alone);
    }

    private static @Nullable JsonNode listed(Edit edit, Map<CheckRequest, Map<String, JsonNode>> found) {
        CheckRequest list = edit.list();
        return list == null ? null : found.getOrDefault(list, Map.of()).get(subject(edit));
    }

    /** The request that reads the record itself; null where there is none. */
    private static @Nullable CheckRequest lookup(Edit edit) {
        return edit.creates() || edit.setting() != null ? null : edit.lookup();
    }

    private static PlanRow check(
            Edit edit,
            JsonNode expect,
            Map<CheckRequest, Map<String, JsonNode>> found,
            Map<CheckRequest, Outcome> alone) {
        JsonNode record = listed(edit, found);
        if (record != null) {
            return compare(edit, expect, record);
        }
        CheckRequest lookup = lookup(edit);
        Outcome read = lookup == null ? null : alone.get(lookup);
        if (read == null) {
            return conflict(edit, "what the row expects cannot be looked up");
        }
        return read instanceof Outcome.Done done
                ? compare(edit, expect, done.response().body())
                : conflict(edit, "what the row expects cannot be looked up: " + read.explanation());
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
