package dev.checkbulk.jobs.plan;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.ReadBack;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The few rows that are applied before the others. */
public final class CanaryRows {
    private CanaryRows() {}

    /** The edits of so many rows: of each company one, then of each a second, and so on; of a record only the first. */
    public static Set<Long> choose(List<Edit> edits, int count) {
        Map<String, Deque<Long>> byCompany = new LinkedHashMap<>();
        Set<String> records = new HashSet<>();
        Set<Long> behind = new HashSet<>();
        for (Edit edit : edits) {
            if (edit.resource() != null && !records.add(edit.resource())) {
                behind.add(edit.input());
            }
        }
        for (Edit edit : edits) {
            Deque<Long> rows = byCompany.computeIfAbsent(String.valueOf(edit.company()), company -> new ArrayDeque<>());
            if (!behind.contains(edit.input()) && !Long.valueOf(edit.input()).equals(rows.peekLast())) {
                rows.add(edit.input());
            }
        }
        Set<Long> chosen = new HashSet<>();
        while (chosen.size() < count && !byCompany.isEmpty()) {
            byCompany.values().removeIf(Deque::isEmpty);
            for (Deque<Long> company : byCompany.values()) {
                if (chosen.size() < count && !company.isEmpty()) {
                    chosen.add(company.remove());
                }
            }
        }
        return edits.stream()
                .filter(edit -> chosen.contains(edit.input()))
                .map(Edit::row)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What speaks against going on: rows that were not done, and records that are not as the plan says.
     *
     * @return completes with a sentence each; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public static Future<List<String>> objections(ReadClient client, List<Edit> edits, Map<Long, Outcome> outcomes) {
        List<Future<List<String>>> all = new ArrayList<>();
        for (Edit edit : edits) {
            Outcome outcome = outcomes.get(edit.row());
            String row = "row " + edit.input() + " (" + edit.label() + "): ";
            if (outcome instanceof Outcome.Done done) {
                all.add(ReadBack.of(client, edit, done)
                        .map(found -> found.stream().map(why -> row + why).toList()));
            } else if (outcome == null) {
                all.add(Future.succeededFuture(List.of(row + "it has no result")));
            } else if (outcome.kind() != Outcome.Kind.ALREADY) {
                all.add(Future.succeededFuture(
                        List.of(row + OutcomeWords.of(outcome.kind()) + ", " + outcome.explanation())));
            }
        }
        return Future.all(all)
                .map(read -> all.stream().flatMap(one -> one.result().stream()).toList());
    }
}
