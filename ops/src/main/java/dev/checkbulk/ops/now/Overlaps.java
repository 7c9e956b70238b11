package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether employee benefits of one kind would overlap in time for one person, which Check refuses. Only what is certain is told:
 * one that names a company benefit is not compared with one that names none, and a start that is left out may be any day.
 */
public final class Overlaps {
    private static final String LAST_DAY = "9999-12-31";

    private final Map<String, List<Span>> planned = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();

    /**
     * @param id the benefit's; empty when a row creates it
     * @param row that row
     */
    private record Span(String id, long row, String kind, String start, String end) {
        static Span of(String id, long row, JsonNode benefit) {
            String company = benefit.path("company_benefit").asText("");
            boolean named = benefit.path("company_benefit").isTextual();
            String kind = named
                    ? "company_benefit " + company
                    : "benefit " + benefit.path("benefit").asText("");
            return new Span(id, row, kind, day(benefit.path("effective_start")), day(benefit.path("effective_end")));
        }

        private static String day(JsonNode date) {
            return date.isTextual() && !date.textValue().isEmpty() ? date.textValue() : LAST_DAY;
        }

        boolean overlaps(Span other) {
            return kind.equals(other.kind) && start.compareTo(other.end) <= 0 && other.start.compareTo(end) <= 0;
        }

        Span with(UnaryOperator<String> same) {
            return new Span(id, row, same.apply(kind), same.apply(start), same.apply(end));
        }

        @Override
        public String toString() {
            return (id.isEmpty() ? "row " + row : id) + " (" + (start.equals(LAST_DAY) ? "…" : start) + " to "
                    + (end.equals(LAST_DAY) ? "…" : end) + ")";
        }
    }

    /** Whether the resource has such a rule. */
    public static boolean concerns(ResourceType type) {
        return type.name().equals("benefits");
    }

    /**
     * Why the benefit cannot be created; when it can, the rows behind it are held against it too.
     *
     * @param row the row that creates it
     * @param benefit what is sent
     * @param existing the person's benefits
     * @param again whether other rows are about the person; only then is there something to remember
     */
    public Optional<Refusal> refusal(long row, JsonNode benefit, List<JsonNode> existing, boolean again) {
        Span span = Span.of("", row, benefit);
        String employee = benefit.path("employee").asText("");
        List<Span> rows = again ? planned.computeIfAbsent(employee, first -> new ArrayList<>(2)) : new ArrayList<>();
        List<Span> others = new ArrayList<>();
        existing.forEach(other -> others.add(Span.of(other.path("id").asText(""), 0, other)));
        others.addAll(rows);
        for (Span other : others) {
            if (span.overlaps(other)) {
                return Optional.of(new Refusal("overlap", "it overlaps " + other));
            }
        }
        rows.add(span.with(text -> shared.computeIfAbsent(text, same -> same)));
        return Optional.empty();
    }
}
