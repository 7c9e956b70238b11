package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.jobs.text.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Check's limits for metadata. */
public final class Metadata {
    private static final int MOST_KEYS = 50;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;

    private Metadata() {}

    /** What is wrong with these entries; their values are strings. */
    static List<String> flaws(JsonNode entries) {
        List<String> flaws = new ArrayList<>();
        if (entries.size() > MOST_KEYS) {
            flaws.add("has " + entries.size() + " keys; Check takes at most " + MOST_KEYS);
        }
        entries.properties().forEach(entry -> {
            String key = keyFlaw(entry.getKey());
            String value = valueFlaw(entry.getKey(), entry.getValue().textValue());
            if (key != null) {
                flaws.add(key);
            }
            if (value != null) {
                flaws.add(value);
            }
        });
        return flaws;
    }

    /** What is wrong with a key, or null. */
    public static @Nullable String keyFlaw(String key) {
        if (key.isBlank()) {
            return "has a key without a name";
        }
        String flaw = Values.flaw(key);
        if (flaw == null && key.length() > LONGEST_KEY) {
            flaw = "has " + key.length() + " characters; a key has at most " + LONGEST_KEY;
        }
        return flaw == null ? null : "key " + Shown.quoted(key) + " " + flaw;
    }

    private static @Nullable String valueFlaw(String key, String value) {
        String flaw = Values.flaw(value);
        if (flaw == null && value.length() > LONGEST_VALUE) {
            flaw = "has " + value.length() + " characters; a metadata value has at most " + LONGEST_VALUE;
        }
        return flaw == null ? null : "the value of " + Shown.quoted(key) + " " + flaw;
    }
}
