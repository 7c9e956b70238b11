package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An object that is always sent whole: with all its required members, also when a record is updated. */
public record ObjectRule(RequestSchema shape) implements FieldRule {
    @Override
    public void check(JsonNode value, ValidationErrors here) {
        if (value instanceof ObjectNode object) {
            shape.check(object, true, here);
        } else {
            here.add("Expected an object.");
        }
    }

    @Override
    public JsonNode example(UnaryOperator<String> ids) {
        return shape.example(ids);
    }

    @Override
    public void references(JsonNode value, ValidationErrors here, Consumer<Reference> found) {
        if (value instanceof ObjectNode object) {
            shape.references(object, here, found);
        }
    }
}
