package dev.checkbulk.script;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.ReadBack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few rows that are applied before the others. */
final class Canary {
    private Canary() {}

    /** So many edits: of each company one, then of each a second, and so on; of a record only the first. */
    static Set<Long> choose(List<Edit> edits, int count) {
        Map<String, Deque<Edit>> byCompany = new LinkedHashMap<>();
        Set<String> records = new HashSet<>();
        for (Edit edit : edits) {
            if (edit.resource() == null || records.add(edit.resource())) {
                byCompany
                        .computeIfAbsent(String.valueOf(edit.company()), company -> new ArrayDeque<>())
                        .add(edit);
            }
        }
        Set<Long> chosen = new LinkedHashSet<>();
        while (chosen.size() < count && !byCompany.isEmpty()) {
            byCompany.values().removeIf(Deque::isEmpty);
            for (Deque<Edit> company : byCompany.values()) {
                if (chosen.size() < count && !company.isEmpty()) {
                    chosen.add(company.remove().row());
                }
            }
        }
        return chosen;
    }

    /** What speaks against going on, a sentence each: rows that were not done, and records that are not as the plan says. */
    static List<String> objections(ReadClient client, List<Edit> edits, Map<Long, Outcome> outcomes) {
        List<String> objections = new ArrayList<>();
        for (Edit edit : edits) {
            Outcome outcome = outcomes.get(edit.row());
            String row = "row " + edit.row() + " (" + edit.label() + "): ";
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
