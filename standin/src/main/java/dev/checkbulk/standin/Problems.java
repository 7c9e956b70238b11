package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that one answer says all of it. */
final class Problems {
    private final List<InputError> errors = new ArrayList<>();
    private String type = "validation_error";
    private String message = "The request is invalid.";

    private record InputError(String message, List<String> path) {}

    /**
     * @param path the members and list indices that lead to the wrong value; empty if it is not one value
     */
    void add(String message, String... path) {
        errors.add(new InputError(message, List.of(path)));
    }

    void add(String message, List<String> path) {
        errors.add(new InputError(message, List.copyOf(path)));
    }

    /** Says that the request breaks a rule that has an error type of its own. */
    void add(ErrorType broken, String why) {
        type = broken.value();
        message = why;
        add(why);
    }

    /** An error type of the API. */
    record ErrorType(String value) {}

    boolean any() {
        return !errors.isEmpty();
    }

    Answer answer() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("type", type).put("message", message);
        ArrayNode list = error.putArray("input_errors");
        for (InputError one : errors) {
            String field =
                    one.path().isEmpty() ? "non_field_errors" : one.path().get(0);
            ArrayNode path = list.addObject()
                    .put("message", one.message())
                    .put("field", field)
                    .putArray("field_path");
            one.path().forEach(path::add);
        }
        return Answer.json(400, body);
    }

    static Answer one(String message, String... path) {
        Problems problems = new Problems();
        problems.add(message, path);
        return problems.answer();
    }

    /** An error envelope without input errors. */
    static Answer error(int status, String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("type", type).put("message", message);
        return Answer.json(status, body);
    }
}
