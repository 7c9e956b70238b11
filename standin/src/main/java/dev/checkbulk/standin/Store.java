package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All records, and what must be found fast. Whoever uses it holds its monitor. */
final class Store {
    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
    private final Map<String, Set<String>> benefitsByEmployee = new HashMap<>();
    private final Map<String, String> ssnByEmployee = new HashMap<>();
    private final Map<String, String> employeeBySsn = new HashMap<>();

    Store() {
        for (Kind kind : Kind.values()) {
            tables.put(kind, new Table(kind));
        }
    }

    Table table(Kind kind) {
        Table table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("no table for " + kind);
        }
        return table;
    }

    Optional<ObjectNode> find(String id) {
        return tables.values().stream().flatMap(table -> table.get(id).stream()).findFirst();
    }

    Optional<ObjectNode> find(Kind kind, String id) {
        return table(kind).get(id);
    }

    Optional<Kind> kindOf(String id) {
        return tables.keySet().stream()
                .filter(kind -> find(kind, id).isPresent())
                .findFirst();
    }

    void put(Kind kind, ObjectNode node) {
        unindex(kind, node.get("id").textValue());
        if (kind == Kind.BENEFITS) {
            benefitsByEmployee
                    .computeIfAbsent(node.get("employee").textValue(), employee -> new LinkedHashSet<>())
                    .add(node.get("id").textValue());
        }
        table(kind).put(node);
    }

    private void unindex(Kind kind, String id) {
        if (kind == Kind.BENEFITS) {
            find(kind, id)
                    .map(node -> benefitsByEmployee.get(node.get("employee").textValue()))
                    .ifPresent(ids -> ids.remove(id));
        }
    }

    void delete(Kind kind, String id) {
        unindex(kind, id);
        table(kind).remove(id);
    }

    Stream<ObjectNode> benefitsOf(String employee) {
        return benefitsByEmployee.getOrDefault(employee, Set.of()).stream()
                .flatMap(id -> find(Kind.BENEFITS, id).stream());
    }

    /** Whether another employee of the company has this number. */
    boolean ssnTaken(String company, String ssn, String employee) {
        String owner = employeeBySsn.get(company + ' ' + ssn);
        return owner != null && !owner.equals(employee);
    }

    void keepSsn(String company, String employee, JsonNode ssn) {
        String before = ssnByEmployee.remove(employee);
        if (before != null) {
            employeeBySsn.remove(before);
        }
        if (ssn.isTextual()) {
            ssnByEmployee.put(employee, company + ' ' + ssn.textValue());
            employeeBySsn.put(company + ' ' + ssn.textValue(), employee);
        }
    }
}
