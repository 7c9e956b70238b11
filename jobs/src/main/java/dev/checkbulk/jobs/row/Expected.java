package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.jobs.input.ExpectName;
import dev.checkbulk.jobs.input.Place;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.text.Shown;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a row expects its record to have now, while it is read: checked values by field, a nested field in an object. */
public final class Expected {
    private static final int MOST_DIGITS = 30;

    private final Place place;
    private final Problems problems;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    Expected(Place place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    ObjectNode values() {
        return values;
    }

    /** Takes a cell of a CSV row, which is not blank. */
    public void cell(String field, String text) {
        String column = ExpectName.column(field);
        JsonNode value = TextNode.valueOf(text);
        if (text.length() <= Values.LONGEST && text.contains(";")) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (String one : text.split(";", -1)) {
                list.add(one.strip());
                if (one.isBlank()) {
                    problem(column, "one of its values is empty");
                }
            }
            value = list;
        }
        if (right(column, value)) {
            String[] parts = parts(field);
            ObjectNode in = values;
            for (int i = 0; i < parts.length - 1; i++) {
                in = in.withObjectProperty(parts[i]);
            }
            in.set(parts[parts.length - 1], value);
        }
    }

    /** Takes the member of a JSON row. */
    void json(JsonNode node) {
        if (node.isObject()) {
            object(ExpectName.MEMBER, node, values);
        } else {
            problem(
                    ExpectName.MEMBER,
                    "must be an object such as {\"last_name\": \"Doe\"}, not " + JsonTypes.name(node));
        }
    }

    private void object(String path, JsonNode from, ObjectNode to) {
        from.properties().forEach(member -> {
            String name = path + "." + member.getKey();
            JsonNode value = member.getValue();
            String flaw = ExpectName.partFlaw(member.getKey());
            if (flaw != null) {
                problem(path, Shown.quoted(member.getKey()) + " " + flaw);
            } else if (value.isObject()) {
                nested(name, value, to.putObject(member.getKey()));
            } else if (right(name, value)) {
                to.set(member.getKey(), value.isNumber() ? JsonTypes.exact(value) : value);
            }
        });
    }

    private void nested(String name, JsonNode from, ObjectNode to) {
        if (from.isEmpty()) {
            // Any record has an empty object's fields: whoever wrote it would count on a check that there is not.
            problem(name, "is empty: name a field in it or leave it out");
        }
        object(name, from, to);
    }

    private boolean right(String name, JsonNode value) {
        String wrong = value.isNumber() ? numberFlaw(value.decimalValue()) : JsonTypes.expectFlaw(value);
        if (wrong != null) {
            problem(name, wrong);
            return false;
        }
        boolean right = true;
        for (String text : JsonTypes.texts(value)) {
            String flaw = Values.flaw(text);
            if (flaw != null) {
                problem(name, Shown.quoted(text) + " " + flaw);
                right = false;
            }
        }
        return right;
    }

    private static @Nullable String numberFlaw(BigDecimal number) {
        boolean plain = number.scale() <= MOST_DIGITS && (long) number.precision() - number.scale() <= MOST_DIGITS;
        return plain ? null : "has more than " + MOST_DIGITS + " digits before or behind the point";
    }

    private void problem(String name, String message) {
        problems.add(place.line(), place.column(name), message);
    }

    private static String[] parts(String field) {
        return field.split("\\.", -1);
    }
}
