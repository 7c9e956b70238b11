package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/**
 * An object of strings.
 *
 * @param keys how many it may have
 * @param keyLength the most characters of a key
 * @param valueLength the most characters of a value
 * @param total the most characters of all keys and values together
 */
record TextsRule(int keys, int keyLength, int valueLength, int total) implements Rule {
    @Override
    public void check(JsonNode value, Problems here) {
        if (!value.isObject()) {
            here.add("Expected an object of strings.");
            return;
        }
        if (value.size() > keys) {
            here.add("There are at most " + keys + " keys.");
        }
        value.properties().forEach(entry -> {
            Problems there = here.at(entry.getKey());
            if (entry.getKey().length() > keyLength) {
                there.add("A key has at most " + keyLength + " characters.");
            }
            Rule.text(valueLength).check(entry.getValue(), there);
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
        return Json.object();
    }
}
