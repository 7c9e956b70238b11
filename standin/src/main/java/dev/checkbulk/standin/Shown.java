package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records as answers show them, with the parts that the query includes. */
final class Shown {
    private Shown() {}

    static ObjectNode of(Kind kind, ObjectNode node, Parameters query, Store store) {
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
                Table of = store.table(Kind.named(child.kind()));
                list.addAll(of.where(child.key(), node.get("id").textValue()).all());
            }
        }
        return shown;
    }

    private static String included(String field, Parameters query) {
        return query.get("include_" + field).orElse("");
    }
}
