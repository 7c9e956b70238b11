package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.Packed;

/** How the rows of a file are kept, of which there may be very many. */
enum RowForm implements Packed.Form<Row> {
    INSTANCE;

    @Override
    public JsonNode json(Row row) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(row.number())
                .add(row.line())
                .add(row.fields())
                .add(row.expect())
                .add(row.raw());
    }

    @Override
    public Row value(JsonNode json) {
        return new Row(
                json.get(0).intValue(),
                json.get(1).intValue(),
                (ObjectNode) json.get(2),
                (ObjectNode) json.get(3),
                json.get(4));
    }
}
