package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's objects by path, for example {@code /employees/emp_1}. */
final class Records {
    private final Map<String, ObjectNode> byPath = new TreeMap<>();
    private int made;

    /** A new object of this collection, with an id of its own. */
    ObjectNode create(String collection, JsonNode fields) {
        return put(collection, "%s_%04d".formatted(collection.substring(1, 4), ++made), fields);
    }

    ObjectNode put(String collection, String id, JsonNode fields) {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id);
        record.setAll((ObjectNode) fields);
        byPath.put(collection + "/" + id, record);
        return record;
    }

    boolean has(String path) {
        return byPath.containsKey(path);
    }

    /** The object as it is now; missing when there is none. */
    JsonNode get(String path) {
        ObjectNode record = byPath.get(path);
        return record == null ? JsonNodeFactory.instance.missingNode() : record.deepCopy();
    }

    void change(String path, JsonNode fields) {
        byPath.get(path).setAll((ObjectNode) fields.deepCopy());
    }

    void delete(String path) {
        byPath.remove(path);
    }

    /** The objects of a collection that have one of these ids, in the order of their ids. */
    List<JsonNode> withIds(String collection, List<String> ids) {
        return ids.stream()
                .distinct()
                .sorted()
                .map(id -> get(collection + "/" + id))
                .filter(record -> !record.isMissingNode())
                .toList();
    }

    /** The objects of a collection whose field has this value, in the order of their ids. */
    List<JsonNode> list(String collection, String field, String value) {
        List<JsonNode> found = new ArrayList<>();
        byPath.forEach((path, record) -> {
            if (path.startsWith(collection + "/") && record.path(field).asText().equals(value)) {
                found.add(record.deepCopy());
            }
        });
        return found;
    }
}
