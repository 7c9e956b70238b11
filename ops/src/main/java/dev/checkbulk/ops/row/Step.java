package dev.checkbulk.ops.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Untouched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the steps of one row that is about an employee.
 *
 * @param row the input's row
 * @param company the person's; null when Check does not show it
 */
public record Step(long row, String employee, @Nullable String company) {
    public Edit edit(CheckRequest request) {
        return Edit.of(row, employee, request).company(company);
    }

    /** A change of these fields of a record that is read by its id, alone or with others. */
    public Edit change(ResourceType type, JsonNode now, ObjectNode sent) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        sent.fieldNames().forEachRemaining(field -> {
            if (now.has(field)) {
                before.set(field, now.path(field));
            }
        });
        return edit(type.update(sent, now.path("id").asText()))
                .list(type.byId())
                .before(before.isEmpty() ? null : before);
    }

    public Untouched already(String message) {
        return new Untouched(row, employee, new Skipped(Skipped.Reason.ALREADY, message), company, null);
    }

    public Untouched refused(List<Refusal> why) {
        return Refusal.row(row, employee, why, company);
    }
}
