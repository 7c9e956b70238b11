package dev.checkbulk.ops.request.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a list's filters; one that is null is left out. */
public final class Filters {
    private final Map<String, String> values = new LinkedHashMap<>();

    public Filters and(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    public Map<String, String> values() {
        return values;
    }
}
