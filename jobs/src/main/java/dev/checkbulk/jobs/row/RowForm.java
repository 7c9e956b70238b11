package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.packed.Packed;
import dev.checkbulk.jobs.input.Row;
import java.util.LinkedHashSet;
import java.util.Set;

/** How the rows of a file are kept, of which there may be very many. */
enum RowForm implements Packed.Form<Row> {
    INSTANCE;

    private static final int BLANKS = 5;

    @Override
    public JsonNode json(Row row) {
        ArrayNode json = JsonNodeFactory.instance
                .arrayNode()
                .add(row.number())
                .add(row.line())
                .add(row.fields())
                .add(row.expect())
                .add(row.raw());
        row.blanks().forEach(json::add);
        return json;
    }

    @Override
    public Row value(JsonNode json) {
        Set<String> blanks = new LinkedHashSet<>();
        for (int at = BLANKS; at < json.size(); at++) {
            blanks.add(json.get(at).textValue());
        }
        return new Row(
                json.get(0).intValue(),
                json.get(1).intValue(),
                (ObjectNode) json.get(2),
                (ObjectNode) json.get(3),
                json.get(4),
                blanks);
    }
}
