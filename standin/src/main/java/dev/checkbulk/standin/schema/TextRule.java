package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.function.UnaryOperator;

/** A string of some length at most. */
record TextRule(int most) implements FieldRule {
    @Override
    public void check(JsonNode value, ValidationErrors here) {
        if (!value.isTextual()) {
            here.add("Not a valid string.");
        } else if (value.textValue().length() > most) {
            here.add("Ensure this field has no more than " + most + " characters.");
        }
    }

    @Override
    public JsonNode example(UnaryOperator<String> ids) {
        return TextNode.valueOf("Example");
    }
}
