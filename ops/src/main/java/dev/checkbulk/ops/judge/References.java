package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids that look like those of another resource than their field is about. That is no more than a hint: Check may change the
 * prefixes any day.
 */
public final class References {
    private References() {}

    /** A warning for each, for people. */
    public static List<String> warnings(ResourceType type, JsonNode body) {
        List<String> warnings = new ArrayList<>();
        for (Field field : type.fields()) {
            String refersTo = field.refersTo();
            if (refersTo == null || field.object() != null) {
                continue;
            }
            JsonNode value = body.path(field.name());
            for (JsonNode id : value.isArray() ? value : List.of(value)) {
                ResourceType looksLike = strange(ResourceType.of(refersTo), id.asText());
                if (looksLike != null) {
                    warnings.add(field.name() + ": " + id.asText() + " looks like the id of another resource ("
                            + looksLike.singular() + ")");
                }
            }
        }
        return warnings;
    }

    private static @Nullable ResourceType strange(ResourceType wanted, String id) {
        String prefix = wanted.prefix();
        if (prefix == null || id.startsWith(prefix)) {
            return null;
        }
        for (ResourceType other : ResourceType.all()) {
            String its = other.prefix();
            if (its != null && id.startsWith(its)) {
                return other;
            }
        }
        return null;
    }
}
