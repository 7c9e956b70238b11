package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which JSON type a column's values have. */
final class JsonTypes {
    private JsonTypes() {}

    /** What is wrong with the type of this value, or null. */
    static @Nullable String flaw(Column column, JsonNode node) {
        if (node.isNull()) {
            return "is null: give a value or leave it out";
        }
        if (column.list()) {
            return node.isTextual() || node.isArray() && allTexts(node)
                    ? null
                    : "must be a string or a list of strings" + not(node);
        }
        return switch (column.kind()) {
            case ID, TEXT -> node.isTextual() ? null : "must be a string" + not(node);
            case MONEY -> node.isTextual() ? null : "must be a decimal string such as \"150.00\"" + not(node);
            case DATE -> node.isTextual() ? null : "must be a string such as \"2026-02-01\"" + not(node);
            case PERCENT -> node.isNumber() ? null : "must be a number such as 5.5, without quotes" + not(node);
            case BOOLEAN -> node.isBoolean() ? null : "must be true or false, without quotes" + not(node);
            case METADATA ->
                node.isObject() && allTexts(node) ? null : "must be an object whose values are strings" + not(node);
        };
    }

    /** What is wrong with the type of a value that is expected of a record, or null; objects are not for here. */
    static @Nullable String expectFlaw(JsonNode node) {
        return !node.isArray() || allTexts(node) ? null : "must be one value or a list of strings" + not(node);
    }

    /** The JSON type in words, with its article. */
    static String name(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            default -> "a string";
        };
    }

    /** The number as it was written, never rounded, and without an exponent. */
    static DecimalNode exact(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return DecimalNode.valueOf(value.scale() < 0 ? value.setScale(0) : value);
    }

    /** The strings of a list, or the one string that stands for a list of one. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(one -> texts.add(one.textValue()));
        return texts;
    }

    private static boolean allTexts(JsonNode container) {
        for (JsonNode one : container) {
            if (!one.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static String not(JsonNode node) {
        for (JsonNode one : node) {
            if (!one.isTextual()) {
                return ", not " + name(node) + " with " + name(one) + " in it";
            }
        }
        return ", not " + name(node);
    }
}
