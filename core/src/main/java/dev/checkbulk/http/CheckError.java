package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it did not do as asked: Check's error (docs.checkhq.com, errors), in its envelope or, as the
 * guide to batching edits shows it, without one; or what can be said of an answer that is neither.
 *
 * @param status the HTTP status
 * @param type Check's error type, for example {@code validation_error}; {@link #UNRECOGNISED} when it is not Check's error
 * @param message for people; Check changes its wording, so nothing may depend on it
 * @param inputErrors what is wrong with which field, often empty
 * @param logId Check's id of this request; null when the answer had none
 * @param body the answer's body as it came, cut after {@value #LONGEST_BODY} bytes; empty when there was none, or when this was
 *     read from a file. It may hold people's data, and is never written anywhere
 */
public record CheckError(
        int status,
        String type,
        String message,
        List<InputError> inputErrors,
        @Nullable String logId,
        String body) {
    /** The type of an answer that has no error of Check's: a proxy's page, a redirect, an empty body. */
    public static final String UNRECOGNISED = "unrecognised";

    /** How much of an answer's body is kept, in bytes. */
    public static final int LONGEST_BODY = 4_096;

    /** Check's types are words; a URI, as in problem details, is somebody else's. */
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*");

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

    /** One whose body is not known. */
    public CheckError(int status, String type, String message, List<InputError> inputErrors, @Nullable String logId) {
        this(status, type, message, inputErrors, logId, "");
    }

    /** Whether the answer had Check's error. */
    public boolean fromCheck() {
        return !type.equals(UNRECOGNISED);
    }

    /** Without the answer's body. */
    public CheckError withoutBody() {
        return body.isEmpty() ? this : new CheckError(status, type, message, inputErrors, logId);
    }

    /** @param json the body, when it could be read */
    static CheckError of(int status, @Nullable JsonNode json, @Nullable String logId, byte[] body) {
        String kept = new String(body, 0, Math.min(body.length, LONGEST_BODY), StandardCharsets.UTF_8);
        JsonNode error = json == null ? null : error(json);
        if (error == null) {
            return new CheckError(
                    status, UNRECOGNISED, "HTTP " + status + " without Check's error envelope", List.of(), logId, kept);
        }
        List<InputError> inputErrors = new ArrayList<>();
        for (JsonNode input : error.path("input_errors")) {
            List<String> path = new ArrayList<>();
            input.path("field_path").forEach(step -> path.add(step.asText()));
            inputErrors.add(new InputError(input.path("field").asText(""), path, sentence(input)));
        }
        return new CheckError(
                status, error.path("type").asText(), message(error, inputErrors), inputErrors, logId, kept);
    }

    /** Where Check's error is in the body, or null. */
    private static @Nullable JsonNode error(JsonNode body) {
        JsonNode enveloped = body.path("error");
        if (!enveloped.path("type").asText("").isEmpty()) {
            return enveloped;
        }
        boolean flat = body.path("type").isTextual()
                && TYPE.matcher(body.path("type").textValue()).matches()
                && (body.path("message").isTextual()
                        || body.path("input_errors").isArray());
        return flat ? body : null;
    }

    private static String message(JsonNode error, List<InputError> inputErrors) {
        String message = sentence(error);
        return message.isEmpty()
                ? inputErrors.stream().map(InputError::message).collect(Collectors.joining(" "))
                : message;
    }

    /** It may have a part of a body in it. */
    private static String sentence(JsonNode of) {
        return SecretNames.withoutNamed(of.path("message").asText(""));
    }

    /** Without the body, which may hold people's data. */
    @Override
    public String toString() {
        return "CheckError[" + status + " " + type + ": " + message + ", " + inputErrors + ", " + logId + "]";
    }
}
