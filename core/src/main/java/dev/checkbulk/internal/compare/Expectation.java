package dev.checkbulk.internal.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a row expects of its record, and how it is told that this is not so: without what nobody may read. */
public final class Expectation {
    private static final Set<String> SECRET = Set.of("ssn", "ein", "dob");

    private Expectation() {}

    /** What differs, a phrase for each field. */
    public static List<String> unmet(JsonNode expected, JsonNode record) {
        List<String> phrases = new ArrayList<>();
        collect("", expected, record, phrases);
        return phrases;
    }

    private static void collect(String path, JsonNode expected, JsonNode has, List<String> phrases) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String name = path + field.getKey();
            JsonNode wanted = field.getValue();
            JsonNode found = has.path(field.getKey());
            if (wanted.isObject() && found.isObject()) {
                collect(name + ".", wanted, found, phrases);
            } else if (!isMet(wanted, found)) {
                phrases.add(phrase(name, wanted, found));
            }
        }
    }

    private static boolean isMet(JsonNode wanted, JsonNode found) {
        if (wanted.isTextual() && found.isArray()) {
            for (JsonNode item : found) {
                if (Fields.same(wanted, item)) {
                    return true;
                }
            }
            return false;
        }
        return !found.isMissingNode() && Fields.same(wanted, found);
    }

    private static String phrase(String name, JsonNode wanted, JsonNode found) {
        if (found.isMissingNode()) {
            return name + " is not shown";
        }
        return isSecret(name) || isStructure(wanted) || isStructure(found)
                ? name + " differs"
                : name + " is " + found + ", not " + wanted;
    }

    private static boolean isSecret(String path) {
        return SecretNames.has(path)
                || path.contains("account_number")
                || path.contains("routing_number")
                || List.of(path.split("\\.")).stream().anyMatch(SECRET::contains);
    }

    /** Whether there may be other fields inside, secret ones too. */
    private static boolean isStructure(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (item.isContainerNode()) {
                    return true;
                }
            }
        }
        return value.isObject();
    }
}
