package dev.checkbulk.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckError.InputError;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row's end as members of a JSON object. Of an answer's body only the record's id is kept: the rest is people's data that
 * nobody needs again.
 */
public final class OutcomeJson {
    /** Conflicts that an undo found, by their member. */
    private static final Map<Reason, String> UNDONE = Map.of(Reason.KEPT, "kept", Reason.NO_WAY_BACK, "no_way_back");

    /** How their messages begin in files of earlier versions, which have no such member. */
    private static final Map<Reason, String> BEGINNINGS =
            Map.of(Reason.KEPT, "kept: ", Reason.NO_WAY_BACK, "cannot be undone: ");

    private OutcomeJson() {}

    /** The outcome as it will be read again. */
    public static Outcome kept(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new Outcome.Refused(refused.error().withoutBody());
        }
        if (!(outcome instanceof Outcome.Done done)) {
            return outcome;
        }
        CheckResponse response = done.response();
        return done(response.status(), response.logId(), idOf(response));
    }

    /** A yes with this record's id in it and nothing else. */
    public static Outcome done(int status, @Nullable String logId, @Nullable String id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return new Outcome.Done(new CheckResponse(status, logId, putKnown(body, "id", id)));
    }

    private static @Nullable String idOf(CheckResponse response) {
        return response.id().isEmpty() ? null : response.id();
    }

    /** Adds the members. */
    public static ObjectNode put(ObjectNode json, Outcome outcome) {
        json.put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT));
        return outcome.fold(
                done -> {
                    json.put("status", done.response().status());
                    putKnown(json, "log", done.response().logId());
                    return putKnown(json, "id", idOf(done.response()));
                },
                skipped -> {
                    json.put("message", skipped.message());
                    return putKnown(json, "undo", UNDONE.get(skipped.reason()));
                },
                refused -> put(json, refused.error()),
                notApplied -> notAnEnd(outcome),
                unknown -> notAnEnd(outcome));
    }

    private static ObjectNode notAnEnd(Outcome outcome) {
        throw new IllegalArgumentException("A row that is " + outcome.kind() + " has not ended");
    }

    private static ObjectNode put(ObjectNode json, CheckError error) {
        json.put("status", error.status());
        putKnown(json, "log", error.logId());
        json.put("type", error.type()).put("message", error.message());
        if (!error.inputErrors().isEmpty()) {
            ArrayNode fields = json.putArray("fields");
            error.inputErrors().forEach(input -> {
                ObjectNode field =
                        fields.addObject().put("field", input.field()).put("message", input.message());
                ArrayNode path = field.putArray("path");
                input.path().forEach(path::add);
            });
        }
        return json;
    }

    /** @throws IllegalArgumentException when it is no row's end; the message says why */
    public static Outcome read(JsonNode json) {
        String kind = Members.text(json, "outcome");
        return switch (kind) {
            case "done" ->
                done(Members.integer(json, "status"), Members.textOrNull(json, "log"), Members.textOrNull(json, "id"));
            case "already" -> skipped(Outcome.Skipped.Reason.ALREADY, json);
            case "conflict" -> conflict(json);
            case "blocked" -> skipped(Outcome.Skipped.Reason.BLOCKED, json);
            case "refused" ->
                new Outcome.Refused(new CheckError(
                        Members.integer(json, "status"),
                        Members.text(json, "type"),
                        Members.text(json, "message"),
                        fields(json.path("fields")),
                        Members.textOrNull(json, "log")));
            default -> throw new IllegalArgumentException("a newer version wrote it: rows that end " + kind);
        };
    }

    private static Outcome skipped(Outcome.Skipped.Reason reason, JsonNode json) {
        return new Outcome.Skipped(reason, Members.text(json, "message"));
    }

    private static Outcome conflict(JsonNode json) {
        String undo = Members.textOrNull(json, "undo");
        for (Map.Entry<Reason, String> one : UNDONE.entrySet()) {
            if (one.getValue().equals(undo)) {
                return skipped(one.getKey(), json);
            }
        }
        String message = Members.text(json, "message");
        for (Map.Entry<Reason, String> one : BEGINNINGS.entrySet()) {
            if (message.startsWith(one.getValue())) {
                return new Outcome.Skipped(
                        one.getKey(), message.substring(one.getValue().length()));
            }
        }
        return new Outcome.Skipped(Reason.CONFLICT, message);
    }

    private static List<InputError> fields(JsonNode json) {
        List<InputError> errors = new ArrayList<>();
        json.forEach(field -> {
            List<String> path = new ArrayList<>();
            field.path("path").forEach(step -> path.add(step.asText()));
            errors.add(new InputError(Members.text(field, "field"), path, Members.text(field, "message")));
        });
        return errors;
    }

    public static ObjectNode putKnown(ObjectNode json, String name, @Nullable String value) {
        return value == null ? json : json.put(name, value);
    }
}
