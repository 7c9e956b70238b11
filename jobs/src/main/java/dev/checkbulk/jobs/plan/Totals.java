package dev.checkbulk.jobs.plan;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.packed.LongSet;
import dev.checkbulk.internal.packed.TextHash;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plan in numbers, to be compared with what its owner expects of it.
 *
 * @param rows all rows of the input
 * @param steps what the rows take together, mostly one each
 * @param people the different records that they are about
 * @param companies the different companies of those records, as far as Check shows them
 * @param changes the rows that something is sent for
 * @param already the rows that are so already
 * @param conflicts the rows that do not fit the records that they name
 * @param invalid the rows that cannot be: their record is not there
 */
public record Totals(
        long rows, long steps, long people, long companies, long changes, long already, long conflicts, long invalid) {
    public static Totals of(Plan plan) {
        LongSet records = new LongSet();
        Set<String> companies = new HashSet<>();
        long rows = 0;
        long last = 0;
        for (PlanRow row : plan.inOrder()) {
            if (row.input() != last) {
                rows++;
                records.add(TextHash.of(row.label()));
            }
            last = row.input();
            if (row.company() != null) {
                companies.add(row.company());
            }
        }
        return new Totals(
                rows,
                plan.rows(),
                records.size(),
                companies.size(),
                plan.edits().size(),
                untouched(plan, Outcome.Kind.ALREADY),
                untouched(plan, Outcome.Kind.CONFLICT) + untouched(plan, Outcome.Kind.BLOCKED),
                untouched(plan, Outcome.Kind.REFUSED));
    }

    private static long untouched(Plan plan, Outcome.Kind kind) {
        return plan.untouched().stream()
                .filter(row -> row.outcome().kind() == kind)
                .count();
    }

    /** The rows that cannot be, by what Check says of them. */
    public static Map<String, Long> invalidByKind(Plan plan) {
        Map<String, Long> kinds = new TreeMap<>();
        for (Untouched row : plan.untouched()) {
            if (row.outcome() instanceof Outcome.Refused refused) {
                kinds.merge(refused.error().type(), 1L, Long::sum);
            }
        }
        return kinds;
    }

    /**
     * What differs from what is expected.
     *
     * @param expected how many {@code rows}, {@code people} or {@code companies} there are
     * @return how many there are in place of those that differ, in the same order
     * @throws IllegalArgumentException when something else is expected
     */
    public Map<String, Long> differences(Map<String, Long> expected) {
        Map<String, Long> differences = new LinkedHashMap<>();
        expected.forEach((name, number) -> {
            long is = byName(name);
            if (is != number) {
                differences.put(name, is);
            }
        });
        return differences;
    }

    private long byName(String name) {
        return switch (name) {
            case "rows" -> rows;
            case "people" -> people;
            case "companies" -> companies;
            default -> throw new IllegalArgumentException("Rows, people or companies are expected, not " + name);
        };
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(rows)
                .append(rows == 1 ? " row" : " rows")
                .append(steps == rows ? ": " : " in " + steps + " steps: ")
                .append(changes)
                .append(" to change");
        append(text, already, "already so");
        append(text, conflicts, "conflicting");
        append(text, invalid, "that cannot be");
        return text.append(". ")
                .append(people)
                .append(people == 1 ? " record, " : " records, ")
                .append(companies)
                .append(companies == 1 ? " company." : " companies.")
                .toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }
}
