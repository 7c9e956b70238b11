package dev.checkbulk.jobs.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.plan.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edit writes to a field, for people; secrets are masked.
 *
 * @param before what is there when the plan is made; null when that is not known, and for a new record
 */
public record Change(String field, @Nullable String before, String after) {
    /**
     * Field by field; none for a deletion.
     *
     * @param longest how much of a value is shown
     */
    public static List<Change> of(Edit edit, int longest) {
        if (edit.request().method() == Method.DELETE) {
            return List.of();
        }
        JsonNode before = edit.before() == null ? MissingNode.getInstance() : edit.before();
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : edit.sent().properties()) {
            String name = field.getKey();
            String was = creates(edit) || !before.has(name) ? null : shown(name, before.path(name), longest);
            changes.add(new Change(name, was, shown(name, field.getValue(), longest)));
        }
        return changes;
    }

    public static boolean creates(Edit edit) {
        return edit.request().method() == Method.POST;
    }

    private static String shown(String field, JsonNode whole, int longest) {
        JsonNode value = Secrets.masked(field, whole);
        if (value.isArray() && !value.isEmpty() && value.get(0).isValueNode()) {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(one.asText()));
            return Shown.plain(String.join(", ", texts), longest);
        }
        return Shown.plain(value.isTextual() ? value.textValue() : value.toString(), longest);
    }
}
