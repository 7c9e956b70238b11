package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** A string of some length at most. */
record TextRule(int most) implements Rule {
    @Override
    public void check(JsonNode value, Problems here) {
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
