package dev.checkbulk.ops.row;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list in which a new record would stand.
 *
 * @param path the ids in its path
 * @param filter what it is narrowed by; empty when it is not
 * @param owner the id that the list is narrowed by, or those of its path; empty when there is none
 */
public record Scope(ResourceType type, List<String> path, String filter, String owner) {
    /** The shortest such list; null when there is none. */
    public static @Nullable Scope of(ResourceType type, RecordChange row) {
        if (!type.has(Verb.LIST)) {
            return null;
        }
        if (!type.ids(Verb.LIST).isEmpty()) {
            return new Scope(type, row.ids(), "", row.key());
        }
        Map<String, String> filters = type.scopeOf(row.body());
        if (filters.isEmpty()) {
            return type.scope().isEmpty() ? new Scope(type, List.of(), "", "") : null;
        }
        Map.Entry<String, String> only = filters.entrySet().iterator().next();
        return of(type, only.getKey(), only.getValue());
    }

    /** The list that is narrowed so. */
    public static Scope of(ResourceType type, String filter, String owner) {
        return new Scope(type, List.of(), filter, owner);
    }

    /** Reads it. */
    public CheckRequest list() {
        return type.list(filter.isEmpty() ? Map.of() : Map.of(filter, owner), path.toArray(String[]::new));
    }
}
