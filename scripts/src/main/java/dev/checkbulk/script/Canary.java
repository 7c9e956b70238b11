package dev.checkbulk.script;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.ReadBack;
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
final class Canary {
    private Canary() {}

    /** The edits of so many rows: of each company one, then of each a second, and so on; of a record only the first. */
    static Set<Long> choose(List<Edit> edits, int count) {
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

    /** What speaks against going on, a sentence each: rows that were not done, and records that are not as the plan says. */
    static List<String> objections(ReadClient client, List<Edit> edits, Map<Long, Outcome> outcomes) {
        List<String> objections = new ArrayList<>();
        for (Edit edit : edits) {
            Outcome outcome = outcomes.get(edit.row());
            String row = "row " + edit.input() + " (" + edit.label() + "): ";
            if (outcome instanceof Outcome.Done done) {
                Await.get(ReadBack.of(client, edit, done)).forEach(why -> objections.add(row + why));
            } else if (outcome == null || outcome.kind() != Outcome.Kind.ALREADY) {
                objections.add(row
                        + (outcome == null
                                ? "it has no result"
                                : Words.of(outcome.kind()) + ", " + outcome.explanation()));
            }
        }
        return objections;
    }
}
