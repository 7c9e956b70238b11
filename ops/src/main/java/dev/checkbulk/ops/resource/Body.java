package dev.checkbulk.ops.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of a create or an update is. */
public sealed interface Body {
    /** An object with the fields. */
    record OneRecord() implements Body {}

    /**
     * A list of changes, each an object with the fields: Check adds each to what it has, or puts it in the place of the one
     * with the same key.
     *
     * @param key the fields that say which entry a change is about
     * @param member the body's field that holds the list, or null when the body is the list
     */
    record Changes(List<String> key, @Nullable String member) implements Body {
        public Changes {
            key = List.copyOf(key);
        }

        /** The body that carries these changes. */
        public JsonNode of(List<? extends JsonNode> changes) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(changes);
            return member == null ? list : JsonNodeFactory.instance.objectNode().set(member, list);
        }
    }
}
