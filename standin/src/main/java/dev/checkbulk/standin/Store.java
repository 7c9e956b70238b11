package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All records, and what must be found fast. Whoever uses it holds its monitor. */
final class Store {
    private static final List<String> OWNERS = List.of("payroll", "employee", "contractor");

    private final Map<Kind, Table> tables = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Numbers numbers = new Numbers(this::undoBy);
    private final Timelines timelines = new Timelines(this::undoBy);
    private @Nullable Deque<Runnable> undo;

    Store() {
        Kind.all().forEach(kind -> tables.put(kind, new Table(kind)));
        Kind.all().forEach(kind -> kind.seeds().forEach(seed -> put(kind, seed)));
    }

    Table table(Kind kind) {
        Table table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("no table for " + kind);
        }
        return table;
    }

    /** Numbers that are unique and never shown. */
    Numbers numbers() {
        return numbers;
    }

    /** Settings that take effect on a date. */
    Timelines timelines() {
        return timelines;
    }

    Optional<ObjectNode> find(String id) {
        return kindOf(id).flatMap(kind -> find(kind, id));
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
        undoBy(table(kind).memory(node.get("id").textValue()));
        table(kind).put(node);
    }

    void delete(Kind kind, String id) {
        undoBy(table(kind).memory(id));
        table(kind).remove(id);
        if (deleted.add(id)) {
            undoBy(() -> deleted.remove(id));
        }
    }

    /** Whether there was a record with this id once. */
    boolean wasDeleted(String id) {
        return deleted.contains(id);
    }

    /** The company of a record: its own id, what it says, or what its owner says; empty if it has none. */
    String companyOf(Kind kind, JsonNode record) {
        if (kind == Kind.COMPANIES) {
            return record.path("id").asText();
        }
        if (record.hasNonNull("company")) {
            return record.path("company").asText();
        }
        return OWNERS.stream()
                .filter(record::hasNonNull)
                .flatMap(owner -> find(record.path(owner).asText()).stream())
                .map(owner -> owner.path("company").asText(""))
                .findFirst()
                .orElse("");
    }

    /** Does some work of which nothing is left if its answer is not a success. */
    Answer whole(Supplier<Answer> work) {
        Deque<Runnable> steps = new ArrayDeque<>();
        undo = steps;
        boolean done = false;
        try {
            Answer answer = work.get();
            done = answer.status() < 300;
            return answer;
        } finally {
            undo = null;
            if (!done) {
                steps.forEach(Runnable::run);
            }
        }
    }

    private void undoBy(Runnable step) {
        if (undo != null) {
            undo.push(step);
        }
    }
}
