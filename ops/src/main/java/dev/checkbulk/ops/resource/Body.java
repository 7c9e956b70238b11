package dev.checkbulk.ops.resource;

import dev.checkbulk.plan.Setting;
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
     * @param key the fields that say which entry a change is about, last the day from which on it holds
     * @param member the body's field that holds the list, or null when the body is the list
     */
    record Changes(List<String> key, @Nullable String member) implements Body {
        public Changes {
            key = List.copyOf(key);
        }

        /** How to find an entry in the list, and a change in a body. */
        public Setting setting(List<Field> fields) {
            String since = key.get(key.size() - 1);
            String until = since.replace("effective_start", "effective_end");
            boolean ends = fields.stream().anyMatch(field -> field.name().equals(until));
            return new Setting(key.subList(0, key.size() - 1), since, ends ? until : null, member);
        }
    }
}
