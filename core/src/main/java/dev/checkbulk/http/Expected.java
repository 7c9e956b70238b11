package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a 2xx must carry to be believed. An answer about something else proves nothing about this request. */
public sealed interface Expected {
    /** Any JSON document. */
    record Anything() implements Expected {}

    /** An object with an id: what a create answers. */
    record AnyObject() implements Expected {}

    /** The object with this id: what reading or changing it answers. */
    record ObjectWithId(String id) implements Expected {}

    /** A page of a list: an object with {@code results}. */
    record Page() implements Expected {}

    static Expected anything() {
        return new Anything();
    }

    static Expected created() {
        return new AnyObject();
    }

    static Expected object(String id) {
        return new ObjectWithId(id);
    }

    static Expected page() {
        return new Page();
    }

    /** Why the body is not what was expected, or null when it is. */
    default @Nullable String objection(JsonNode body) {
        if (body.isMissingNode()) {
            return "the answer is empty";
        }
        if (body.path("error").isObject()) {
            return "a 2xx with an error in it";
        }
        if (this instanceof Page) {
            return body.path("results").isArray() ? null : "no results in a list's answer";
        }
        if (this instanceof AnyObject) {
            JsonNode id = body.path("id");
            return id.isTextual() && !id.asText().isEmpty() ? null : "no id in the answer";
        }
        if (this instanceof ObjectWithId object) {
            return body.path("id").asText("").equals(object.id()) ? null : "the answer is about another id";
        }
        return null;
    }
}
