package dev.checkbulk.ops.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import java.util.List;
import java.util.Set;

/**
 * What a row of a file asks of one record.
 *
 * @param ids the ids of its path, the record's own last; for a create those of its owner
 * @param body an object as Check has it: objects within it as objects, lists as arrays, and null for what is to be emptied
 * @param blanks the fields whose cell was empty, with dots for those in an object: {@code address.line2}, {@code metadata.team}
 */
public record RecordChange(List<String> ids, JsonNode body, Set<String> blanks) {
    /** @throws IllegalArgumentException when an id cannot be one, or the body is no object */
    public RecordChange {
        ids = List.copyOf(ids);
        ids.forEach(CheckRequest::requireId);
        blanks = Set.copyOf(blanks);
        if (!body.isObject()) {
            throw new IllegalArgumentException("A record's change is an object, not " + body.getNodeType());
        }
    }

    /** A row without empty cells. */
    public static RecordChange of(List<String> ids, JsonNode body) {
        return new RecordChange(ids, body, Set.of());
    }

    public String[] path() {
        return ids.toArray(String[]::new);
    }

    /** What tells records of one resource apart. */
    public String key() {
        return String.join("/", ids);
    }

    /** The record's own id, or its owner's when it has none; empty when there is neither. */
    public String id() {
        return ids.isEmpty() ? "" : ids.get(ids.size() - 1);
    }
}
