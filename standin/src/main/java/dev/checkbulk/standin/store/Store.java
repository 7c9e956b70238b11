package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.Response;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All records, and what must be found fast. Whoever uses it holds its monitor. */
public final class Store {
    private static final List<String> OWNERS = List.of("payroll", "employee", "contractor");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<Kind, RecordTable> tables = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final UniqueNumbers numbers = new UniqueNumbers(this::undoBy);
    private final Timelines timelines = new Timelines(this::undoBy);
    private @Nullable Deque<Runnable> undo;

    /** One that holds records of these kinds, and those that are there from the start. */
    public Store(Collection<Kind> kinds) {
        for (Kind kind : kinds) {
            this.kinds.put(kind.path(), kind);
            tables.put(kind, new RecordTable(kind));
        }
        kinds.forEach(kind -> kind.seeds().forEach(seed -> put(kind, seed)));
    }

    public Optional<Kind> kindAt(String path) {
        return Optional.ofNullable(kinds.get(path));
    }

    /** @throws IllegalArgumentException if there is no such kind */
    public Kind kind(String path) {
        return kindAt(path).orElseThrow(() -> new IllegalArgumentException("no such kind: " + path));
    }

    public RecordTable table(Kind kind) {
        RecordTable table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("no table for " + kind);
        }
        return table;
    }

    public RecordTable table(String kind) {
        return table(kind(kind));
    }

    /** Numbers that are unique and never shown. */
    public UniqueNumbers numbers() {
        return numbers;
    }

    /** Settings that take effect on a date. */
    public Timelines timelines() {
        return timelines;
    }

    public Optional<ObjectNode> find(String id) {
        return kindOf(id).flatMap(kind -> find(kind, id));
    }

    public Optional<ObjectNode> find(Kind kind, String id) {
        return table(kind).get(id);
    }

    public Optional<ObjectNode> find(String kind, String id) {
        return find(kind(kind), id);
    }

    public Optional<Kind> kindOf(String id) {
        return tables.keySet().stream()
                .filter(kind -> find(kind, id).isPresent())
                .findFirst();
    }

    public void put(Kind kind, ObjectNode node) {
        undoBy(table(kind).memory(node.get("id").textValue()));
        table(kind).put(node);
    }

    public void delete(Kind kind, String id) {
        undoBy(table(kind).memory(id));
        table(kind).remove(id);
        if (deleted.add(id)) {
            undoBy(() -> deleted.remove(id));
        }
    }

    /** Whether there was a record with this id once. */
    public boolean wasDeleted(String id) {
        return deleted.contains(id);
    }

    /** The company of a record: its own id, what it says, or what its owner says; empty if it has none. */
    public String companyOf(Kind kind, JsonNode record) {
        if (kind.isCompanies()) {
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
    public Response whole(Supplier<Response> work) {
        Deque<Runnable> steps = new ArrayDeque<>();
        undo = steps;
        boolean done = false;
        try {
            Response answer = work.get();
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
