package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.OneOf;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Whether a new record has all that it needs, and nothing that it cannot have. */
public final class Completeness {
    private Completeness() {}

    /** Why it cannot be created; empty when nothing is missing. */
    public static List<Refusal> refusals(ResourceType type, JsonNode body) {
        List<String> missing = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (Field field : type.fields()) {
            JsonNode within = field.object() == null ? body : body.path(field.object());
            JsonNode value = within.path(field.name().substring(field.name().lastIndexOf('.') + 1));
            if (field.requiredToCreate() && within.isObject() && (value.isMissingNode() || value.isNull())) {
                missing.add(field.name());
            } else if (!field.onCreate() && !value.isMissingNode()) {
                foreign.add(field.name());
            }
        }
        for (OneOf choice : type.oneOf()) {
            long named = choice.fields().stream()
                    .filter(field -> !Equality.isNothing(body.path(field)))
                    .count();
            if (named == 0 || choice.exactly() && named > 1) {
                missing.add(choice.toString());
            }
        }
        List<Refusal> refusals = new ArrayList<>();
        if (!missing.isEmpty()) {
            refusals.add(
                    new Refusal("incomplete", "a new " + type.singular() + " needs " + String.join(", ", missing)));
        }
        if (!foreign.isEmpty()) {
            refusals.add(new Refusal(
                    "unchangeable", "a new " + type.singular() + " cannot be given " + String.join(", ", foreign)));
        }
        return refusals;
    }
}
