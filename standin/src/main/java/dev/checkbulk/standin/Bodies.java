package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/** Reads what requests carry, and answers for what cannot be read. */
final class Bodies {
    private Bodies() {}

    static Answer json(Call call, Function<JsonNode, Answer> work) {
        if (!call.json()) {
            return Problems.error(415, "validation_error", "The content type must be application/json.");
        }
        try {
            return work.apply(Json.parse(call.body()));
        } catch (IOException e) {
            return Problems.one("JSON parse error: " + e.getClass().getSimpleName());
        }
    }

    static Answer object(Call call, Function<ObjectNode, Answer> work) {
        return json(call, body -> body instanceof ObjectNode object ? work.apply(object) : notAnObject());
    }

    static Answer array(Call call, Function<ArrayNode, Answer> work) {
        return json(
                call,
                body -> body instanceof ArrayNode array
                        ? work.apply(array)
                        : Problems.one("Expected a list of items."));
    }

    /** Whether the body is an array, as far as its beginning tells. */
    static boolean isArray(Call call) {
        return call.body().toString().stripLeading().startsWith("[");
    }

    /** For actions, whose body may be left out. */
    static Answer objectOrNothing(Call call, Function<ObjectNode, Answer> work) {
        return call.body().length() == 0 ? work.apply(Json.object()) : object(call, work);
    }

    static Answer notAnObject() {
        return Problems.one("Expected an object.");
    }
}
