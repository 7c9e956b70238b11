package dev.checkbulk.standin.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with a request, so that one answer says all of it. */
public final class ValidationErrors {
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private final Found found;
    private final List<String> here;
    private final int before;

    /** What was found so far, from whatever part of the request. */
    private static final class Found {
        private final List<InputError> errors = new ArrayList<>();
        private String type = "validation_error";
        private String message = "The request is invalid.";
    }

    private record InputError(String message, List<String> path) {
        /** The first member on the way; the first step into a bare list is its index. */
        String field() {
            return path.stream()
                    .filter(step -> !INDEX.matcher(step).matches())
                    .findFirst()
                    .orElse("non_field_errors");
        }
    }

    public ValidationErrors() {
        this(new Found(), List.of());
    }

    private ValidationErrors(Found found, List<String> here) {
        this.found = found;
        this.here = here;
        this.before = found.errors.size();
    }

    /** The same collection, for what is wrong within a part of the request. */
    public ValidationErrors at(String... path) {
        return new ValidationErrors(found, joined(path));
    }

    public ValidationErrors at(int index) {
        return at(Integer.toString(index));
    }

    /**
     * @param path the members and list indices that lead to the wrong value; empty if it is not one value
     */
    public void add(String message, String... path) {
        found.errors.add(new InputError(message, joined(path)));
    }

    /** Says that the request breaks a rule that has an error type of its own. */
    public void add(ErrorType broken, String why, String... path) {
        found.type = broken.value();
        found.message = why;
        add(why, path);
    }

    /** An error type of the API. */
    public record ErrorType(String value) {}

    /** Whether anything was found since this part was begun. */
    public boolean any() {
        return found.errors.size() > before;
    }

    public Response answer() {
        ObjectNode body = StrictJson.object();
        ObjectNode error = body.putObject("error").put("type", found.type).put("message", found.message);
        ArrayNode list = error.putArray("input_errors");
        for (InputError one : found.errors) {
            ArrayNode path = list.addObject()
                    .put("message", one.message())
                    .put("field", one.field())
                    .putArray("field_path");
            one.path().forEach(path::add);
        }
        return Response.json(400, body);
    }

    private List<String> joined(String... path) {
        List<String> joined = new ArrayList<>(here);
        joined.addAll(List.of(path));
        return List.copyOf(joined);
    }

    public static Response one(String message, String... path) {
        ValidationErrors problems = new ValidationErrors();
        problems.add(message, path);
        return problems.answer();
    }

    /** An error envelope without input errors. */
    public static Response error(int status, String type, String message) {
        ObjectNode body = StrictJson.object();
        body.putObject("error").put("type", type).put("message", message);
        return Response.json(status, body);
    }
}
