package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.ops.resource.FieldType;
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
            return column.rules().nullable() ? null : "is null: give a value or leave it out";
        }
        if (column.list()) {
            return node.isTextual() || node.isArray() && allTexts(node)
                    ? null
                    : "must be a string or a list of strings" + not(node);
        }
        FieldType kind = column.kind();
        if (kind.isNumber()) {
            return node.isNumber() ? null : "must be a number such as 5.5, without quotes" + not(node);
        }
        return switch (kind) {
            case BOOLEAN -> node.isBoolean() ? null : "must be true or false, without quotes" + not(node);
            case METADATA ->
                node.isObject() && allTexts(node) ? null : "must be an object whose values are strings" + not(node);
            case OBJECT -> node.isObject() ? null : "must be an object" + not(node);
            case OBJECTS -> objectsFlaw(column.rules().longest(), node);
            default -> node.isTextual() ? null : "must be " + string(kind) + not(node) + lost(kind, node);
        };
    }

    private static String string(FieldType kind) {
        return switch (kind) {
            case MONEY -> "a decimal string such as \"150.00\"";
            case PERCENT_TEXT -> "a decimal string such as \"5.5\"";
            case DATE -> "a string such as \"2026-02-01\"";
            case DATETIME -> "a string such as \"2026-02-01T12:00:00Z\"";
            case POSTAL_CODE -> "a string such as \"02139\"";
            case SSN, EIN, ROUTING_NUMBER, ACCOUNT_NUMBER -> "a string of digits";
            default -> "a string";
        };
    }

    private static String lost(FieldType kind, JsonNode node) {
        boolean digits = kind != FieldType.DATE && kind != FieldType.DATETIME && kind != FieldType.TEXT;
        return digits && node.isNumber() ? ": write it as text, a JSON number can lose digits" : "";
    }

    private static @Nullable String objectsFlaw(@Nullable Integer most, JsonNode node) {
        if (!node.isArray()) {
            return "must be a list of objects, not " + name(node);
        }
        for (JsonNode one : node) {
            if (!one.isObject()) {
                return "must be a list of objects, not a list with " + name(one) + " in it";
            }
        }
        return most != null && node.size() > most
                ? "has " + node.size() + " entries; Check takes at most " + most
                : null;
    }

    /** What is wrong with the texts in here, however deep. */
    static List<String> textFlaws(JsonNode node) {
        List<String> flaws = new ArrayList<>();
        String flaw = node.isTextual() ? Values.flaw(node.textValue()) : null;
        if (flaw != null) {
            flaws.add("has a text that " + flaw);
        }
        node.forEach(inner -> flaws.addAll(textFlaws(inner)));
        return flaws;
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
