package dev.checkbulk.run.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.internal.compare.Expectation;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.plan.Edit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a record is now with what its edit was planned for: whoever changed it meanwhile is not overwritten. */
final class Drift {
    private Drift() {}

    /** Whether the edit's record is to be looked at before it is sent. */
    static boolean concerns(Edit edit) {
        boolean known = edit.before() instanceof ObjectNode || edit.expect() != null;
        return known && edit.lookup() != null && !edit.creates();
    }

    /** How the row ends without being sent; null when it may be sent. */
    static @Nullable Outcome end(Edit edit, CheckRequest request, Current current) {
        if (current instanceof Current.Shown shown) {
            return end(edit, request, shown.record());
        }
        Current.Refused refused = (Current.Refused) current;
        return refused.isGone() ? conflict("Check does not have it any more") : refused.answer();
    }

    private static @Nullable Outcome end(Edit edit, CheckRequest request, JsonNode record) {
        JsonNode expect = edit.expect();
        boolean ofOwner = edit.setting() != null; // who was looked at when the plan was made
        List<String> wrong = expect == null || ofOwner ? List.of() : Expectation.unmet(expect, record);
        if (!wrong.isEmpty()) {
            return conflict("it is not what the row expects: " + String.join(", ", wrong));
        }
        if (isSoAlready(edit, request, record)) {
            return new Outcome.Skipped(Reason.ALREADY, "it is so already");
        }
        List<String> changed = changed(edit.replaced(), record);
        return changed.isEmpty()
                ? null
                : conflict("it has changed since the plan was made: " + String.join(", ", changed));
    }

    /** All that would be written must be seen: a field that is written and never shown may be another one now. */
    private static boolean isSoAlready(Edit edit, CheckRequest request, JsonNode record) {
        JsonNode body = edit.sent(request);
        return request.method() != Method.DELETE
                && body.properties().stream()
                        .allMatch(field -> record.has(field.getKey())
                                && Fields.alike(field.getValue(), record.path(field.getKey())));
    }

    private static List<String> changed(@Nullable JsonNode before, JsonNode record) {
        return before == null
                ? List.of()
                : before.properties().stream()
                        .filter(field -> record.has(field.getKey()))
                        .filter(field -> !Fields.alike(field.getValue(), record.path(field.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static Outcome conflict(String message) {
        return new Outcome.Skipped(Reason.CONFLICT, message);
    }
}
