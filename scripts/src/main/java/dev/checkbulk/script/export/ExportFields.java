package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.BiConsumer;

/** A record as fields that fit into the cells of a line. */
final class ExportFields {
    /** A number with more digits than this, before or behind the point, is written with an exponent. */
    private static final int LONGEST_PLAIN = 100;

    private ExportFields() {}

    /**
     * Tells each field with its name, objects within by names joined with dots; lists, nulls and empty objects as they are.
     *
     * @param whole the names of objects that are told as they are too
     */
    static void each(JsonNode record, Set<String> whole, BiConsumer<String, JsonNode> field) {
        each("", record, whole, field);
    }

    private static void each(String path, JsonNode object, Set<String> whole, BiConsumer<String, JsonNode> field) {
        object.properties().forEach(entry -> {
            String name = path + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject() && !value.isEmpty() && !whole.contains(name)) {
                each(name + ".", value, whole, field);
            } else {
                field.accept(name, value);
            }
        });
    }

    /** Whether there is nothing to be written. */
    static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    /**
     * The value in a cell: nothing as an empty one, numbers with all their digits, the entries of a list with {@code ;}
     * between them, and as JSON a list whose entries could not be told apart so.
     */
    static String cell(JsonNode value) {
        if (isNothing(value)) {
            return "";
        }
        if (value.isContainerNode()) {
            return value.isArray() ? list(value) : value.toString();
        }
        return value.isBigDecimal() ? number(value.decimalValue()) : value.asText();
    }

    private static String number(BigDecimal number) {
        return Math.abs(number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    private static String list(JsonNode entries) {
        StringBuilder cell = new StringBuilder();
        for (JsonNode entry : entries) {
            String text = cell(entry);
            boolean plain =
                    entry.isValueNode() && text.indexOf(';') < 0 && text.equals(text.strip()) && !text.isEmpty();
            if (!plain) {
                return entries.toString();
            }
            cell.append(cell.isEmpty() ? "" : ";").append(text);
        }
        return cell.toString();
    }
}
