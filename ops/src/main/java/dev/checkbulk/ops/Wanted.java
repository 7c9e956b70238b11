package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rows of one list would create, to find the records that may be equal while the list goes by: of it are kept those
 * alone that have the plain fields of a row.
 */
final class Wanted {
    private static final Set<String> ALWAYS = Set.of("id", "effective_start", "effective_end", "active");

    private final ResourceType type;
    private final Set<String> sent = new HashSet<>(ALWAYS);
    private final Map<Set<String>, Map<String, Map<String, JsonNode>>> alike = new HashMap<>();

    Wanted(ResourceType type) {
        this.type = type;
    }

    /** A row that is to be found. */
    void add(JsonNode body) {
        body.fieldNames().forEachRemaining(sent::add);
        Set<String> names = compared(body);
        sent.addAll(names);
        alike.computeIfAbsent(names, first -> new HashMap<>())
                .computeIfAbsent(key(names, body), first -> new LinkedHashMap<>());
    }

    /** The plain fields that tell one row from another: those that Check goes by, or all that it shows. */
    private Set<String> compared(JsonNode body) {
        if (Overlaps.concerns(type)) {
            return Set.of("employee");
        }
        List<String> natural = type.naturalKey();
        Set<String> names = new TreeSet<>();
        for (Field field : type.creatable()) {
            JsonNode value = body.path(field.name());
            if (field.readable()
                    && value.isValueNode()
                    && !value.isNull()
                    && (natural.isEmpty() || natural.contains(field.name()))) {
                names.add(field.name());
            }
        }
        return names;
    }

    private static String key(Collection<String> names, JsonNode record) {
        StringBuilder key = new StringBuilder();
        names.forEach(name -> key.append(Alike.canonical(record.path(name))).append('\0'));
        return key.toString();
    }

    /** A record of the list. One that does not show a field may be equal to any row. */
    void offer(JsonNode record) {
        String id = record.path("id").asText("");
        alike.forEach((names, rows) -> {
            if (names.stream().allMatch(record::has)) {
                Map<String, JsonNode> found = rows.get(key(names, record));
                if (found != null) {
                    found.put(id, reduced(record));
                }
            } else {
                rows.values().forEach(found -> found.put(id, reduced(record)));
            }
        });
    }

    private JsonNode reduced(JsonNode record) {
        return record instanceof ObjectNode all ? all.deepCopy().retain(sent) : record;
    }

    /** The records that may be equal to this row, as they were found. */
    List<JsonNode> alike(JsonNode body) {
        Set<String> names = compared(body);
        return new ArrayList<>(alike.getOrDefault(names, Map.of())
                .getOrDefault(key(names, body), Map.of())
                .values());
    }
}
