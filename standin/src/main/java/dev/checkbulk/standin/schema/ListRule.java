package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A list whose items all follow one rule.
 *
 * @param most how many items it may have
 * @param distinct whether an item may be there only once; a plausible list of these is empty
 */
public record ListRule(FieldRule item, int most, boolean distinct) implements FieldRule {
    public static ListRule of(FieldRule item) {
        return new ListRule(item, Integer.MAX_VALUE, false);
    }

    @Override
    public void check(JsonNode value, ValidationErrors here) {
        if (!value.isArray()) {
            here.add("Expected a list of items.");
            return;
        }
        if (value.size() > most) {
            here.add("Ensure this field has no more than " + most + " elements.");
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            item.check(value.get(i), here.at(i));
            if (distinct && !seen.add(value.get(i))) {
                here.at(i).add("This is in the list more than once.");
            }
        }
    }

    @Override
    public JsonNode example(UnaryOperator<String> ids) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return distinct ? list : list.add(item.example(ids));
    }

    @Override
    public void references(JsonNode value, ValidationErrors here, Consumer<Reference> found) {
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            item.references(value.get(i), here.at(i), found);
        }
    }
}
