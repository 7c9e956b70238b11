package dev.checkbulk.run.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Setting;
import dev.checkbulk.plan.UndoRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of a run did to one record, and the way back from all of them at once: the first row's number has it. */
final class UndoChange {
    private final List<Edit> done;
    private final @Nullable Setting setting;
    private final ObjectNode found = JsonNodeFactory.instance.objectNode();
    private final ObjectNode left = JsonNodeFactory.instance.objectNode();
    private final ObjectNode before;

    /** @param done the edits that were done to the record, rows ascending, at least one */
    UndoChange(List<Edit> done) {
        this.done = List.copyOf(done);
        this.setting = first().setting();
        for (Edit edit : done) {
            if (edit.before() instanceof ObjectNode was) {
                was.properties().forEach(field -> found.putIfAbsent(field.getKey(), field.getValue()));
            }
            if (edit.sent() instanceof ObjectNode sent) {
                left.setAll(sent);
            }
        }
        this.before = setting == null ? found : setting.back(found, left);
    }

    Edit first() {
        return done.get(0);
    }

    String id() {
        List<String> ids = first().request().ids();
        return ids.isEmpty() ? "" : ids.get(ids.size() - 1);
    }

    /** Why there is no way back, whatever the record is now; null when there may be one. */
    @Nullable
    String hopeless() {
        if (done.stream().anyMatch(edit -> edit.request().method() == Method.DELETE)) {
            return "what was deleted cannot be made again";
        }
        if (setting != null && done.stream().anyMatch(edit -> edit.request().method() == Method.POST)) {
            return "what was added here cannot be taken away";
        }
        if (done.stream().anyMatch(edit -> edit.request().method() != Method.PATCH)) {
            return "there is no way back from " + first().request().method();
        }
        boolean wasRead = done.stream().allMatch(edit -> edit.before() instanceof ObjectNode);
        if (!wasRead && first().lookup() != null) {
            return "nobody read what was there before";
        }
        if (setting != null && setting.isNothing(found, left)) {
            return "nothing was set before, and what is set cannot be taken away";
        }
        List<String> unseen =
                names(left).stream().filter(name -> !before.has(name)).toList();
        if (!unseen.isEmpty()) {
            return "Check does not show what was there before (" + list(unseen) + ")";
        }
        return first().lookup() == null ? "there is no way to see what is there now" : null;
    }

    /** The way back from what the record is now. */
    PlanRow row(JsonNode now, UndoRules how) {
        if (setting != null && !setting.isOfDay(now, left)) {
            return Undo.cannot(first(), "Check does not show what was set");
        }
        if (names(before).stream().allMatch(name -> isAsBefore(name, now))) {
            return Undo.already(first(), "it is as it was before");
        }
        List<String> changed = new ArrayList<>();
        for (String name : names(before)) {
            boolean ours = left.has(name) ? isAsLeft(name, now) : isAsBefore(name, now) || isAlong(name, how);
            if (!ours) {
                changed.add(name);
            }
        }
        return changed.isEmpty() ? edit(now) : Undo.kept(first(), list(changed) + " changed since");
    }

    /** A change that undoes the rows, and knows what it replaces, so that it can be undone itself. */
    private Edit edit(JsonNode now) {
        ObjectNode restored = JsonNodeFactory.instance.objectNode();
        ObjectNode replaced = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>(names(left));
        names.addAll(names(before));
        for (String name : names) {
            JsonNode was = before.path(name);
            replaced.set(name, now.has(name) ? now.path(name) : JsonNodeFactory.instance.nullNode());
            if (left.has(name)
                    || (!isAsBefore(name, now) && !was.isNull())) { // Check set it: nothing cannot be asked for
                restored.set(name, was);
            }
        }
        Edit edit = first();
        JsonNode body = setting == null ? restored : setting.body(restored);
        CheckRequest otherwise = edit.otherwise();
        return edit.sending(edit.request().body(body), otherwise == null ? null : otherwise.body(body))
                .before(replaced)
                .expect(null)
                .warnings(warnings())
                .source(null);
    }

    /** An entry that the run made stays: people should know that it is not gone. */
    private List<String> warnings() {
        return setting == null || setting.isOfDay(found, left)
                ? List.of()
                : List.of("a setting cannot be taken away: the one from " + setting.day(left)
                        + " stays, and says again what held before it");
    }

    private boolean isAsBefore(String name, JsonNode now) {
        return Fields.alike(before.path(name), now.path(name));
    }

    /** As the edits left it; what else an object of a record has there is as it was before, or Check's own. */
    private boolean isAsLeft(String name, JsonNode now) {
        JsonNode is = now.path(name);
        JsonNode was = before.path(name);
        JsonNode ours = left.path(name);
        boolean nothingNew = setting != null
                || !is.isObject()
                || !was.isObject()
                || is.properties().stream()
                        .filter(field -> !ours.has(field.getKey()))
                        .allMatch(field -> Fields.alike(field.getValue(), was.path(field.getKey())));
        return same(ours, is) && nothingNew;
    }

    private boolean isAlong(String name, UndoRules how) {
        return setting != null // a new entry: what it was not told, Check said
                || done.stream().anyMatch(edit -> how.changesAlong(name, before.path(name), edit.sent()));
    }

    /** A field that is not shown is empty. */
    private static boolean same(JsonNode one, JsonNode other) {
        return Fields.same(shown(one), shown(other));
    }

    private static JsonNode shown(JsonNode value) {
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String list(Collection<String> names) {
        return String.join(", ", names);
    }
}
