package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.RecordTable;
import dev.checkbulk.standin.store.Store;

/** Records as answers show them, with the parts that the query includes. */
public final class RecordView {
    private RecordView() {}

    public static ObjectNode of(Kind kind, ObjectNode node, QueryParameters query, Store store) {
        if (kind.children().isEmpty() && kind.parts().isEmpty()) {
            return node;
        }
        ObjectNode shown = node.deepCopy();
        kind.parts().stream()
                .filter(part -> included(part, query).equals("false"))
                .forEach(shown::remove);
        for (Kind.Child child : kind.children()) {
            if (included(child.field(), query).equals("true")) {
                ArrayNode list = shown.putArray(child.field());
                RecordTable of = store.table(child.kind());
                list.addAll(of.where(child.key(), node.get("id").textValue()).all());
            }
        }
        return shown;
    }

    private static String included(String field, QueryParameters query) {
        return query.get("include_" + field).orElse("");
    }
}
