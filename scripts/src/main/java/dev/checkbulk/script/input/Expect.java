package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row expects its record to be: columns {@code expect.FIELD}, or a member {@code expect}, beside any shape's own. */
final class Expect {
    static final String NAME = "expect";

    /** As a column that takes values name by name, which no shape has itself. */
    static final Column COLUMN = Column.metadata(NAME);

    private static final Pattern FIELD = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

    private Expect() {}

    /** The field that a CSV column is about, right or wrong; null when it is another column. */
    static @Nullable String field(String column) {
        return column.startsWith(NAME + ".") ? column.substring(NAME.length() + 1) : null;
    }

    /** What is wrong with a field's name, or null. */
    static @Nullable String flaw(String field) {
        return FIELD.matcher(field).matches()
                ? null
                : "names no field: write it like expect.last_name or expect.residence.city";
    }

    /** What is wrong with a JSON row's expectations, or null. */
    static @Nullable String flaw(JsonNode expect) {
        if (!expect.isObject()) {
            return "must be an object such as {\"last_name\": \"Jones\"}, not " + JsonTypes.name(expect);
        }
        for (Map.Entry<String, JsonNode> member : expect.properties()) {
            String flaw = FIELD.matcher(member.getKey()).matches() ? null : flaw(member.getKey());
            JsonNode value = member.getValue();
            if (flaw == null && value.isObject()) {
                flaw = flaw(value);
            } else if (flaw == null && value.isArray()) {
                flaw = allTexts(value) ? null : "must have texts in its lists";
            }
            if (flaw != null) {
                return Shown.quoted(member.getKey()) + ": " + flaw;
            }
        }
        return null;
    }

    private static boolean allTexts(JsonNode list) {
        for (JsonNode one : list) {
            if (!one.isTextual()) {
                return false;
            }
        }
        return true;
    }

    /** The expectations with objects for dotted names, and lists for the texts of CSV cells with {@code ;} in them. */
    static ObjectNode nested(@Nullable JsonNode flat) {
        ObjectNode nested = JsonNodeFactory.instance.objectNode();
        if (flat != null) {
            flat.properties().forEach(member -> {
                ObjectNode place = nested;
                String[] names = member.getKey().split("\\.");
                for (int n = 0; n < names.length - 1; n++) {
                    place = place.withObjectProperty(names[n]);
                }
                place.set(names[names.length - 1], member.getValue());
            });
        }
        return nested;
    }

    /** A CSV cell as what it stands for. */
    static JsonNode cell(String text) {
        if (!text.contains(";")) {
            return JsonNodeFactory.instance.textNode(text);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String one : text.split(";", -1)) {
            list.add(one.strip());
        }
        return list;
    }

    /** Whether something is expected of this field, which may be dotted. */
    static boolean has(ObjectNode expect, String field) {
        return !expect.at("/" + field.replace('.', '/')).isMissingNode();
    }
}
