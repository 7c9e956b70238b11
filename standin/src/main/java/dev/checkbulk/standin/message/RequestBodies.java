package dev.checkbulk.standin.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import java.io.IOException;
import java.util.function.Function;

/** Reads what requests carry, and answers for what cannot be read. */
public final class RequestBodies {
    private RequestBodies() {}

    static Response json(Call call, Function<JsonNode, Response> work) {
        if (!call.json()) {
            return ValidationErrors.error(415, "validation_error", "The content type must be application/json.");
        }
        try {
            return work.apply(StrictJson.parse(call.body()));
        } catch (IOException e) {
            return ValidationErrors.one("JSON parse error: " + e.getClass().getSimpleName());
        }
    }

    public static Response object(Call call, Function<ObjectNode, Response> work) {
        return json(call, body -> body instanceof ObjectNode object ? work.apply(object) : notAnObject());
    }

    public static Response array(Call call, Function<ArrayNode, Response> work) {
        return json(
                call,
                body -> body instanceof ArrayNode array
                        ? work.apply(array)
                        : ValidationErrors.one("Expected a list of items."));
    }

    /** Whether the body is an array, as far as its beginning tells. */
    public static boolean isArray(Call call) {
        return call.body().toString().stripLeading().startsWith("[");
    }

    /** For actions, whose body may be left out. */
    public static Response objectOrNothing(Call call, Function<ObjectNode, Response> work) {
        return call.body().length() == 0 ? work.apply(StrictJson.object()) : object(call, work);
    }

    static Response notAnObject() {
        return ValidationErrors.one("Expected an object.");
    }
}
