package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it did not do as asked: Check's error envelope (docs.checkhq.com, errors), or what can be said
 * of an answer without one.
 *
 * @param status the HTTP status
 * @param type Check's error type, for example {@code validation_error}; {@link #UNRECOGNISED} when there was no envelope
 * @param message for people; Check changes its wording, so nothing may depend on it
 * @param inputErrors what is wrong with which field, often empty
 * @param logId Check's id of this request; null when the answer had none
 */
public record CheckError(
        int status,
        String type,
        String message,
        List<InputError> inputErrors,
        @Nullable String logId) {
    /** The type of an answer that has not Check's envelope: a proxy's page, a redirect, an empty body. */
    public static final String UNRECOGNISED = "unrecognised";

    /**
     * One field that Check objects to.
     *
     * @param field the member's name, or {@code non_field_errors}
     * @param path the way to it from the body's root; list indices are texts
     */
    public record InputError(String field, List<String> path, String message) {
        public InputError {
            path = List.copyOf(path);
        }

        /** The path with dots, or the field's name when there is no path. */
        public String where() {
            return path.isEmpty() ? field : String.join(".", path);
        }
    }

    public CheckError {
        inputErrors = List.copyOf(inputErrors);
    }

    /** Whether the answer had Check's envelope. */
    public boolean fromCheck() {
        return !type.equals(UNRECOGNISED);
    }

    static CheckError of(int status, @Nullable JsonNode body, @Nullable String logId) {
        JsonNode error = body == null ? null : body.path("error");
        if (error == null || error.path("type").asText("").isEmpty()) {
            return new CheckError(
                    status, UNRECOGNISED, "HTTP " + status + " without Check's error envelope", List.of(), logId);
        }
        List<InputError> inputErrors = new ArrayList<>();
        for (JsonNode input : error.path("input_errors")) {
            List<String> path = new ArrayList<>();
            input.path("field_path").forEach(step -> path.add(step.asText()));
            inputErrors.add(new InputError(input.path("field").asText(""), path, sentence(input)));
        }
        return new CheckError(status, error.path("type").asText(), sentence(error), inputErrors, logId);
    }

    /** It may have a part of a body in it. */
    private static String sentence(JsonNode of) {
        return SecretNames.withoutNamed(of.path("message").asText(""));
    }
}
