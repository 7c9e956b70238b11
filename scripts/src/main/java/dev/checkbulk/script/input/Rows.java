package dev.checkbulk.script.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.Packed.Packer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the rows of a file and checks what needs more than one value: nothing required is missing, no key comes twice. */
final class Rows {
    private final Shape shape;
    private final Problems problems;
    private final Packer<Row> rows = new Packer<>(RowForm.INSTANCE);
    private final Map<String, Place> seen = new HashMap<>();
    private int count;

    Rows(Shape shape, Problems problems) {
        this.shape = shape;
        this.problems = problems;
    }

    Draft begin(int line) {
        return new Draft(new Place(++count, line), problems);
    }

    /** Reads the value that the parser stands on as a row. */
    void json(JsonParser parser, Draft draft) throws IOException {
        JsonNode node = JsonTree.read(parser, draft::problem);
        if (!node.isObject()) {
            draft.problem("is " + JsonTypes.name(node) + "; a row is an object such as {\"" + shape.key() + "\": ...}");
            return;
        }
        node.properties().forEach(member -> member(draft, member.getKey(), member.getValue()));
        end(draft, node, Set.of());
    }

    private void member(Draft draft, String name, JsonNode value) {
        Column column = shape.find(name);
        if (column != null) {
            draft.json(column, value);
        } else if (name.equals(ExpectName.MEMBER)) {
            draft.expected().json(value);
        } else {
            draft.problem(shape.unknown(name, Format.JSON_ARRAY));
        }
    }

    /** Ends a row; of the columns that the whole file lacks nothing more is said. */
    void end(Draft draft, JsonNode raw, Set<String> lacking) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (Column column : shape.columns()) {
            JsonNode value = draft.value(column.name());
            if (value != null) {
                fields.set(column.name(), value);
            } else if (column.required() && !draft.has(column.name()) && !lacking.contains(column.name())) {
                draft.problem(column, "is missing, but each row must have it");
            }
        }
        if (!shape.oneOf().isEmpty() && shape.oneOf().stream().noneMatch(draft::has)) {
            draft.problem("has none of " + String.join(", ", shape.oneOf()) + ", but each row must have one of them");
        }
        checkKey(draft, fields);
        if (problems.none()) {
            rows.add(new Row(
                    draft.place().row(),
                    draft.place().line(),
                    fields,
                    draft.expected().values(),
                    raw));
        }
    }

    List<Row> all() {
        return rows.all();
    }

    private void checkKey(Draft draft, ObjectNode fields) {
        JsonNode key = fields.get(shape.key());
        if (key == null || !shape.uniqueKey()) {
            return;
        }
        Place first = seen.putIfAbsent(key.asText(), draft.place());
        if (first != null) {
            problems.add(
                    draft.place().column(shape.key()),
                    Shown.quoted(key.asText()) + " is already in " + first + ": keep one of the two");
        }
    }
}
