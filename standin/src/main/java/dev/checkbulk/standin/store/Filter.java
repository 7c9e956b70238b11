package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.ValidationErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the parameters of list endpoints mean. Most name a field that has a value, some compare, some are no filters. */
public final class Filter {
    private static final Set<String> NONE = Set.of("id", "limit", "cursor");
    private static final Map<String, String> LISTS = Map.of("workplace", "workplaces", "category", "categories");

    private Filter() {}

    /** Whether the parameter is a field that must have just this value, so that records can be found by it. */
    public static boolean isExact(String name) {
        return !NONE.contains(name) && !name.startsWith("include_") && !compares(name);
    }

    private static boolean compares(String name) {
        return name.endsWith("_after")
                || name.endsWith("_before")
                || name.endsWith("_min")
                || name.endsWith("_max")
                || name.endsWith("_contains");
    }

    /** The values of an exact filter that the record answers to. */
    static List<String> values(JsonNode node, String name) {
        if (name.equals("approved")) {
            return List.of(Boolean.toString(!node.path("status").asText().equals("draft")));
        }
        JsonNode field = node.path(LISTS.getOrDefault(name, name));
        if (!field.isArray()) {
            return field.isValueNode() && !field.isNull() ? List.of(field.asText()) : List.of();
        }
        List<String> values = new ArrayList<>();
        field.forEach(one -> values.add(one.asText()));
        return values;
    }

    /** Whether the record passes all filters of the query. */
    public static boolean fits(ObjectNode node, QueryParameters query) {
        return query.names().stream()
                .allMatch(name ->
                        query.get(name).map(value -> fits(node, name, value)).orElse(true));
    }

    private static boolean fits(ObjectNode node, String name, String value) {
        if (isExact(name)) {
            return values(node, name).contains(value);
        }
        return !compares(name) || compare(node, name, value);
    }

    private static boolean compare(ObjectNode node, String name, String value) {
        int end = name.lastIndexOf('_');
        String field = node.path(name.substring(0, end)).asText("");
        return switch (name.substring(end + 1)) {
            case "after" -> !field.isEmpty() && field.compareTo(value) > 0;
            case "before" -> !field.isEmpty() && field.compareTo(value) < 0;
            case "min" -> !field.isEmpty() && new BigDecimal(field).compareTo(new BigDecimal(value)) >= 0;
            case "max" -> !field.isEmpty() && new BigDecimal(field).compareTo(new BigDecimal(value)) <= 0;
            default -> field.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
        };
    }

    /** Says which values cannot be compared with anything. */
    public static void check(QueryParameters query, ValidationErrors problems) {
        for (String name : query.names()) {
            boolean number = name.endsWith("_min") || name.endsWith("_max");
            if (number && !query.get(name).orElse("").matches("[0-9]{1,16}(\\.[0-9]{1,4})?")) {
                problems.add("A valid number is required.", name);
            }
        }
    }
}
