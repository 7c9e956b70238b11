package dev.checkbulk.run.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.PlanRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back from a create.
 *
 * @param create what was done
 * @param id of the record that it made
 * @param inverse takes it back
 */
record UndoCreate(Edit create, String id, Inverse.By inverse) {
    /** The way back from what the record is now. Who built on it since is not left without it. */
    PlanRow row(JsonNode now) {
        JsonNode shall = inverse.request().json();
        if (inverse.request().method() != Method.DELETE && Fields.shows(now, shall)) {
            return Undo.already(create, "it is so already");
        }
        JsonNode made = create.sent();
        if (now.properties().stream().noneMatch(field -> made.has(field.getKey())) || !Fields.agrees(made, now)) {
            List<String> changed = changed(made, now);
            return Undo.kept(
                    create,
                    changed.isEmpty()
                            ? "Check shows nothing of what was created (" + id + ")"
                            : String.join(", ", changed) + " of " + id + " changed since");
        }
        return Edit.of(create.row(), id, inverse.request())
                .ofInput(create.input())
                .lookup(inverse.lookup())
                .before(before(now))
                .company(create.company());
    }

    private static List<String> changed(JsonNode made, JsonNode now) {
        List<String> names = new ArrayList<>();
        made.properties().forEach(field -> {
            if (now.has(field.getKey()) && !Fields.agrees(field.getValue(), now.path(field.getKey()))) {
                names.add(field.getKey());
            }
        });
        return names;
    }

    private JsonNode before(JsonNode now) {
        if (inverse.request().method() == Method.DELETE || !(now instanceof ObjectNode fields)) {
            return now;
        }
        List<String> names = new ArrayList<>();
        inverse.request().json().fieldNames().forEachRemaining(names::add);
        return fields.deepCopy().retain(names);
    }
}
