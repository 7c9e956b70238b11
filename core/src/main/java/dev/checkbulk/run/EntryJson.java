package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.Json;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON objects. The names are the journal's format: later versions may add members, which earlier ones ignore,
 * and kinds of entries, which earlier ones refuse.
 */
final class EntryJson {
    private EntryJson() {}

    /** The entry in one line. */
    static String write(Entry entry) {
        return Json.write(entry.fold(
                intent -> object("intent", intent)
                        .put("key", intent.key())
                        .put("at", intent.at().toString()),
                denied -> object("denied", denied),
                cancelled -> object("cancelled", cancelled),
                unanswered -> {
                    ObjectNode json = object("unanswered", unanswered).put("why", unanswered.reason());
                    return putKnown(json, "log", unanswered.logId());
                },
                EntryJson::result));
    }

    private static ObjectNode result(Entry.Result result) {
        ObjectNode json = object("result", result).put("outcome", result.outcome());
        if (result.status() != null) {
            json.put("status", result.status());
        }
        putKnown(json, "log", result.logId());
        putKnown(json, "id", result.id());
        putKnown(json, "type", result.errorType());
        putKnown(json, "message", result.message());
        return putKnown(json, "evidence", result.evidence());
    }

    private static ObjectNode object(String kind, Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", kind)
                .put("row", entry.row())
                .put("gen", entry.gen());
    }

    private static ObjectNode putKnown(ObjectNode json, String name, @Nullable String value) {
        return value == null ? json : json.put(name, value);
    }

    /** @throws IllegalArgumentException when it is none of the entries that this version knows; the message says why */
    static Entry read(JsonNode json) {
        String kind = text(json, "e");
        long row = number(json, "row");
        int gen = integer(json, "gen");
        return switch (kind) {
            case "intent" -> new Entry.Intent(row, gen, text(json, "key"), instant(json, "at"));
            case "denied" -> new Entry.Denied(row, gen);
            case "cancelled" -> new Entry.Cancelled(row, gen);
            case "unanswered" -> new Entry.Unanswered(row, gen, text(json, "why"), textOrNull(json, "log"));
            case "result" ->
                new Entry.Result(
                        row,
                        gen,
                        text(json, "outcome"),
                        json.has("status") ? integer(json, "status") : null,
                        textOrNull(json, "log"),
                        textOrNull(json, "id"),
                        textOrNull(json, "type"),
                        textOrNull(json, "message"),
                        textOrNull(json, "evidence"));
            default -> throw new IllegalArgumentException("a newer version wrote it: entries of the kind " + kind);
        };
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text \"" + name + "\"");
        }
        return value.textValue();
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        return json.has(name) ? text(json, name) : null;
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number \"" + name + "\"");
        }
        return value.longValue();
    }

    private static int integer(JsonNode json, String name) {
        long value = number(json, name);
        if (value != (int) value) {
            throw new IllegalArgumentException("no small number \"" + name + "\"");
        }
        return (int) value;
    }

    private static Instant instant(JsonNode json, String name) {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time \"" + name + "\"");
        }
    }
}
