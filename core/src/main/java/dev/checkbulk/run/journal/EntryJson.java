package dev.checkbulk.run.journal;

import static dev.checkbulk.codec.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.internal.Json;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON objects. The names are the journal's format: later versions may add members, which earlier ones ignore,
 * and kinds of entries, which earlier ones refuse.
 */
public final class EntryJson {
    private EntryJson() {}

    /** The entry in one line. */
    public static String write(Entry entry) {
        return Json.write(json(entry));
    }

    /** The entry and its times in one line: {@code t} and {@code sent}, in milliseconds since 1970. */
    public static String write(TimedEntry stamped) {
        ObjectNode json = json(stamped.entry());
        if (stamped.at() != null) {
            json.put("t", stamped.at().toEpochMilli());
        }
        if (stamped.sent() != null) {
            json.put("sent", stamped.sent().toEpochMilli());
        }
        return Json.write(json);
    }

    private static ObjectNode json(Entry entry) {
        return entry.fold(
                opened -> {
                    ObjectNode json = JsonNodeFactory.instance
                            .objectNode()
                            .put("e", "opened")
                            .put("at", opened.at().toString())
                            .put("host", opened.host())
                            .put("process", opened.process())
                            .put("api_key", opened.apiKey());
                    if (opened.perSecond() != 0) {
                        json.put("per_second", opened.perSecond());
                    }
                    if (!opened.proofs().isEmpty()) {
                        opened.proofs().stream().sorted().forEach(json.putArray("machine")::add);
                    }
                    return json;
                },
                intent -> {
                    ObjectNode json = object("intent", intent).put("key", intent.key());
                    return intent.at() == null
                            ? json
                            : json.put("at", intent.at().toString());
                },
                denied -> {
                    ObjectNode json = object("denied", denied);
                    return denied.status() == 0 ? json : json.put("status", denied.status());
                },
                cancelled -> object("cancelled", cancelled),
                unanswered -> {
                    ObjectNode json = object("unanswered", unanswered).put("why", unanswered.reason());
                    return putKnown(json, "log", unanswered.logId());
                },
                result -> putKnown(
                        OutcomeJson.put(object("result", result), result.outcome()), "evidence", result.evidence()));
    }

    private static ObjectNode object(String kind, Entry.OfRow entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", kind)
                .put("row", entry.row())
                .put("gen", entry.gen());
    }

    /** Also the times, which journals of earlier versions do not have. */
    static TimedEntry readStamped(JsonNode json) {
        return new TimedEntry(read(json), time(json, "t"), time(json, "sent"));
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        JsonNode millis = json.path(name);
        return millis.isIntegralNumber() ? Instant.ofEpochMilli(millis.longValue()) : null;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** @throws IllegalArgumentException when it is none of the entries that this version knows; the message says why */
    static Entry read(JsonNode json) {
        String kind = Members.text(json, "e");
        if (kind.equals("opened")) {
            return new Entry.Opened(
                    Members.instant(json, "at"),
                    Members.text(json, "host"),
                    Members.number(json, "process"),
                    Members.text(json, "api_key"),
                    json.path("per_second").asDouble(),
                    texts(json.path("machine")));
        }
        long row = Members.number(json, "row");
        int gen = Members.integer(json, "gen");
        return switch (kind) {
            case "intent" ->
                new Entry.Intent(
                        row, gen, Members.text(json, "key"), json.has("at") ? Members.instant(json, "at") : null);
            case "denied" -> new Entry.Denied(row, gen, json.path("status").asInt());
            case "cancelled" -> new Entry.Cancelled(row, gen);
            case "unanswered" ->
                new Entry.Unanswered(row, gen, Members.text(json, "why"), Members.textOrNull(json, "log"));
            case "result" -> new Entry.Result(row, gen, OutcomeJson.read(json), Members.textOrNull(json, "evidence"));
            default -> throw new IllegalArgumentException("a newer version wrote it: entries of the kind " + kind);
        };
    }
}
