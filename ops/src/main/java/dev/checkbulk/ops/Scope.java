package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list in which a new record would stand.
 *
 * @param owner the id that the list is narrowed by; empty when it is not
 * @param list reads it
 */
record Scope(String owner, CheckRequest list) {
    /** The shortest such list; null when there is none. */
    static @Nullable Scope of(ResourceType type, RecordChange row) {
        if (!type.has(Verb.LIST)) {
            return null;
        }
        if (!type.ids(Verb.LIST).isEmpty()) {
            return new Scope(row.key(), type.list(Map.of(), row.path()));
        }
        Map<String, String> filters = type.scopeOf(row.body());
        if (filters.isEmpty() && !type.scope().isEmpty()) {
            return null;
        }
        return new Scope(String.join("", filters.values()), type.list(filters));
    }
}
