package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An id in a request that names a record.
 *
 * @param kind the path of its kind
 * @param known whether only records that are there may be named; else any id that may exist will do
 * @param here where it was found
 */
public record Reference(String kind, String id, boolean known, ValidationErrors here) {

    /** A field that holds the id of a record of this kind. */
    public static FieldRule to(String kind) {
        return new Id(kind, true);
    }

    /** The same, but the record need not be there. */
    public static FieldRule loosely(String kind) {
        return new Id(kind, false);
    }

    /** A field that holds several, each once. */
    public static FieldRule toSome(String kind) {
        return new ListRule(to(kind), Integer.MAX_VALUE, true);
    }

    public static String unknown(String id) {
        return "Object with id=" + id + " does not exist.";
    }

    /** Ids with this word in them never exist, so that failures can be rehearsed. */
    public static boolean neverExists(String id) {
        return id.contains("missing");
    }

    private record Id(String kind, boolean known) implements FieldRule {
        @Override
        public void check(JsonNode value, ValidationErrors here) {
            if (!value.isTextual() || value.textValue().isEmpty()) {
                here.add("Not a valid id.");
            }
        }

        @Override
        public JsonNode example(UnaryOperator<String> ids) {
            return TextNode.valueOf(ids.apply(kind));
        }

        @Override
        public void references(JsonNode value, ValidationErrors here, Consumer<Reference> found) {
            if (value.isTextual() && !value.textValue().isEmpty()) {
                found.accept(new Reference(kind, value.textValue(), known, here));
            }
        }
    }
}
