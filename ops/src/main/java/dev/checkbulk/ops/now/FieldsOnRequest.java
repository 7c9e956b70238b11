package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.RecordChange;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fields that Check shows only when a read asks for them: the items and payments of payrolls. */
public final class FieldsOnRequest {
    private static final List<String> ON_REQUEST = List.of("items", "contractor_payments");

    private FieldsOnRequest() {}

    /** What makes reads show all that these rows change. */
    public static UnaryOperator<CheckRequest> with(ResourceType type, Collection<RecordChange> rows) {
        List<String> asked = ON_REQUEST.stream()
                .filter(field -> type.filters().contains("include_" + field))
                .filter(field -> rows.stream().anyMatch(row -> changes(row, field)))
                .toList();
        return read -> {
            CheckRequest whole = read;
            for (String field : asked) {
                whole = whole.query("include_" + field, "true");
            }
            return whole;
        };
    }

    private static boolean changes(RecordChange row, String field) {
        JsonNode body = row.body();
        return body.has(field) || row.blanks().contains(field);
    }
}
