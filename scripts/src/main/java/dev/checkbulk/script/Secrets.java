package dev.checkbulk.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that are shown to nobody: those of fields that the table of resources marks, or that are named like one. */
final class Secrets {
    static final TextNode MASK = TextNode.valueOf("***");

    private static final Pattern NAMED =
            Pattern.compile(".*(ssn|\\bein\\b|dob|account_number|routing_number|bank_account).*");
    private static final Set<String> MARKED = ResourceType.all().stream()
            .flatMap(type -> type.fields().stream())
            .filter(Field::sensitive)
            .map(field -> field.name().substring(field.name().lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    /** A social security number, or nine digits: also those of numbers of accounts and employers. */
    private static final Pattern LOOKS_SO = Pattern.compile("\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b|\\b[0-9]{9}\\b");

    /** Shorter ones are in too many words. */
    private static final int SHORTEST = 4;

    private Secrets() {}

    static boolean has(String field) {
        return MARKED.contains(field) || NAMED.matcher(field).matches();
    }

    /** The field's value, with a mask wherever there is a secret in it. */
    static JsonNode masked(String field, JsonNode value) {
        if (has(field)) {
            return MASK;
        } else if (value instanceof ObjectNode object) {
            ObjectNode shown = object.objectNode();
            object.properties().forEach(inner -> shown.set(inner.getKey(), masked(inner.getKey(), inner.getValue())));
            return shown;
        } else if (value instanceof ArrayNode array) {
            ArrayNode shown = array.arrayNode();
            array.forEach(entry -> shown.add(masked("", entry)));
            return shown;
        }
        return value;
    }

    /** All secrets in a record, the longest first. */
    static Set<String> in(@Nullable JsonNode record) {
        Set<String> found =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
        if (record != null) {
            collect(false, record, found);
        }
        return found;
    }

    private static void collect(boolean secret, JsonNode value, Set<String> found) {
        if (value.isObject()) {
            value.properties().forEach(inner -> collect(secret || has(inner.getKey()), inner.getValue(), found));
        } else if (value.isArray()) {
            value.forEach(entry -> collect(secret, entry, found));
        } else if (secret && value.asText().length() >= SHORTEST) {
            found.add(value.asText());
        }
    }

    /** A sentence of somebody else, which may repeat what it was sent. */
    static String without(Set<String> secrets, String sentence) {
        String shown = sentence;
        for (String secret : secrets) {
            shown = shown.replace(secret, MASK.textValue());
        }
        return LOOKS_SO.matcher(shown).replaceAll(MASK.textValue());
    }
}
