package dev.checkbulk.standin.benefit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;

/** From {@code effective_start} to {@code effective_end}, both included; one that is null has no bound. */
final class EffectiveDates {
    private EffectiveDates() {}

    static void check(ProposedRecord change, ValidationErrors problems) {
        if (end(change.next()).compareTo(start(change.next())) < 0) {
            problems.add("Must not be before effective_start.", "effective_end");
        }
    }

    static boolean overlap(JsonNode one, JsonNode other) {
        return start(one).compareTo(end(other)) <= 0 && start(other).compareTo(end(one)) <= 0;
    }

    private static String start(JsonNode record) {
        return record.path("effective_start").asText("");
    }

    private static String end(JsonNode record) {
        return record.hasNonNull("effective_end") ? record.get("effective_end").textValue() : "9999-99-99";
    }
}
