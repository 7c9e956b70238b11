package dev.checkbulk.run;

import static dev.checkbulk.run.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.Json;

/**
 * Entries as JSON objects. The names are the journal's format: later versions may add members, which earlier ones ignore,
 * and kinds of entries, which earlier ones refuse.
 */
final class EntryJson {
    private EntryJson() {}

    /** The entry in one line. */
    static String write(Entry entry) {
        return Json.write(entry.fold(
                opened -> JsonNodeFactory.instance
                        .objectNode()
                        .put("e", "opened")
                        .put("at", opened.at().toString())
                        .put("host", opened.host())
                        .put("process", opened.process())
                        .put("api_key", opened.apiKey()),
                intent -> {
                    ObjectNode json = object("intent", intent).put("key", intent.key());
                    return intent.at() == null
                            ? json
                            : json.put("at", intent.at().toString());
                },
                denied -> object("denied", denied),
                cancelled -> object("cancelled", cancelled),
                unanswered -> {
                    ObjectNode json = object("unanswered", unanswered).put("why", unanswered.reason());
                    return putKnown(json, "log", unanswered.logId());
                },
                result -> putKnown(
                        OutcomeJson.put(object("result", result), result.outcome()), "evidence", result.evidence())));
    }

    private static ObjectNode object(String kind, Entry.OfRow entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", kind)
                .put("row", entry.row())
                .put("gen", entry.gen());
    }

    /** @throws IllegalArgumentException when it is none of the entries that this version knows; the message says why */
    static Entry read(JsonNode json) {
        String kind = Members.text(json, "e");
        if (kind.equals("opened")) {
            return new Entry.Opened(
                    Members.instant(json, "at"),
                    Members.text(json, "host"),
                    Members.number(json, "process"),
                    Members.text(json, "api_key"));
        }
        long row = Members.number(json, "row");
        int gen = Members.integer(json, "gen");
        return switch (kind) {
            case "intent" ->
                new Entry.Intent(
                        row, gen, Members.text(json, "key"), json.has("at") ? Members.instant(json, "at") : null);
            case "denied" -> new Entry.Denied(row, gen);
            case "cancelled" -> new Entry.Cancelled(row, gen);
            case "unanswered" ->
                new Entry.Unanswered(row, gen, Members.text(json, "why"), Members.textOrNull(json, "log"));
            case "result" -> new Entry.Result(row, gen, OutcomeJson.read(json), Members.textOrNull(json, "evidence"));
            default -> throw new IllegalArgumentException("a newer version wrote it: entries of the kind " + kind);
        };
    }
}
