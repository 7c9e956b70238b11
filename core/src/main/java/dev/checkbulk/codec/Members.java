package dev.checkbulk.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object that must be what they should be; the exceptions' messages name them. */
public final class Members {
    private Members() {}

    public static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text \"" + name + "\"");
        }
        return value.textValue();
    }

    public static @Nullable String textOrNull(JsonNode json, String name) {
        return json.has(name) ? text(json, name) : null;
    }

    public static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number \"" + name + "\"");
        }
        return value.longValue();
    }

    public static int integer(JsonNode json, String name) {
        long value = number(json, name);
        if (value != (int) value) {
            throw new IllegalArgumentException("no small number \"" + name + "\"");
        }
        return (int) value;
    }

    public static Instant instant(JsonNode json, String name) {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time \"" + name + "\"");
        }
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
