package dev.checkbulk.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a list's filters; one that is null is left out. */
final class Filters {
    private final Map<String, String> values = new LinkedHashMap<>();

    Filters and(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    Map<String, String> values() {
        return values;
    }
}
