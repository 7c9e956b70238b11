package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.function.UnaryOperator;

/**
 * An object of strings.
 *
 * @param keys how many it may have
 * @param keyLength the most characters of a key
 * @param valueLength the most characters of a value
 * @param total the most characters of all keys and values together
 */
public record StringMapRule(int keys, int keyLength, int valueLength, int total) implements FieldRule {
    @Override
    public void check(JsonNode value, ValidationErrors here) {
        if (!value.isObject()) {
            here.add("Expected an object of strings.");
            return;
        }
        if (value.size() > keys) {
            here.add("There are at most " + keys + " keys.");
        }
        value.properties().forEach(entry -> {
            ValidationErrors there = here.at(entry.getKey());
            if (entry.getKey().length() > keyLength) {
                there.add("A key has at most " + keyLength + " characters.");
            }
            FieldRule.text(valueLength).check(entry.getValue(), there);
        });
        int characters = value.properties().stream()
                .mapToInt(entry ->
                        entry.getKey().length() + entry.getValue().asText().length())
                .sum();
        if (characters > total) {
            here.add("Keys and values have at most " + total + " characters together.");
        }
    }

    @Override
    public JsonNode example(UnaryOperator<String> ids) {
        return StrictJson.object();
    }
}
