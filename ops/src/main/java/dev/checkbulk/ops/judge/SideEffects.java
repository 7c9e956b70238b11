package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What Check itself changes with a change of a person: a primary workplace that is not among the new ones gives way to the
 * first of them, and a newer start empties the termination.
 */
public final class SideEffects {
    private static final String WORKPLACES = "workplaces";
    private static final String PRIMARY = "primary_workplace";
    private static final String START = "start_date";
    private static final String TERMINATION = "termination_date";

    private SideEffects() {}

    /** Whether a field may have changed with what was sent, though that does not name it. */
    public static boolean changes(String field, JsonNode was, JsonNode sent) {
        if (sent.has(field)) {
            return false;
        }
        return switch (field) {
            case PRIMARY -> sent.path(WORKPLACES).isArray() && !contains(sent.path(WORKPLACES), was);
            case TERMINATION -> sent.path(START).isTextual() && !was.isNull();
            default -> false;
        };
    }

    /** Adds to what was there before what Check may change along. */
    public static void addTo(ObjectNode before, JsonNode now, JsonNode sent) {
        add(before, now, sent.has(WORKPLACES), PRIMARY);
        add(before, now, sent.has(START), TERMINATION);
    }

    private static void add(ObjectNode before, JsonNode now, boolean due, String field) {
        if (due && now.has(field) && !before.has(field)) {
            before.set(field, now.path(field));
        }
    }

    /** The record as it will be. */
    public static ObjectNode after(ObjectNode now, ObjectNode sent) {
        ObjectNode after = now.deepCopy().setAll(sent);
        JsonNode primary = now.path(PRIMARY);
        if (primary.isTextual() && changes(PRIMARY, primary, sent)) {
            JsonNode first = sent.path(WORKPLACES).path(0);
            after.set(PRIMARY, first instanceof MissingNode ? after.nullNode() : first);
        }
        boolean newer = sent.path(START).asText().compareTo(now.path(START).asText()) > 0;
        if (now.has(TERMINATION) && newer && changes(TERMINATION, now.path(TERMINATION), sent)) {
            after.putNull(TERMINATION);
        }
        return after;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
