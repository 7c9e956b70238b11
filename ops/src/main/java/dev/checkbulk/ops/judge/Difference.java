package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.FieldType;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row really changes of a record, field by field.
 *
 * <p>What is so already is left out. A field of an object is sent with the rest of the object, because Check puts the object in
 * the place of the other; so are metadata. A list is sent as the row has it.
 */
public final class Difference {
    private final ResourceType type;
    private final JsonNode now;
    private final ObjectNode sent = JsonNodeFactory.instance.objectNode();
    private final ObjectNode before = JsonNodeFactory.instance.objectNode();
    private final List<String> warnings = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private Difference(ResourceType type, JsonNode now) {
        this.type = type;
        this.now = now;
    }

    /** @param now the record as it is found */
    public static Difference of(ResourceType type, Blank blank, RecordChange row, JsonNode now) {
        Difference difference = new Difference(type, now);
        ObjectNode wanted = Blanks.resolved(row, now, blank, difference.refusals);
        wanted.properties().forEach(field -> difference.field(field.getKey(), field.getValue()));
        if (!difference.sent.isEmpty()) {
            difference.sendAlong();
        }
        return difference;
    }

    /** The fields to send; none when all is so already. */
    public ObjectNode sent() {
        return sent;
    }

    /** What the record shows in place of the fields that are sent. */
    public ObjectNode before() {
        return before;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Why the row cannot be; empty when it can. */
    public List<Refusal> refusals() {
        return refusals;
    }

    private void field(String name, JsonNode value) {
        Field field = type.field(name).orElse(null);
        if (field == null || !field.onUpdate()) {
            requireSame(name, field, value, now.path(name));
        } else if (value.isObject() && !field.list() && isObject(field)) {
            ObjectMerge whole = ObjectMerge.of(type, field, now.path(name));
            value.properties().forEach(member -> member(whole, member.getKey(), member.getValue()));
            if (whole.changed()) {
                send(field, whole);
            }
        } else if (!field.readable()) {
            sent.set(name, value);
            unseen(name);
        } else if (!Equality.same(field, value, now.path(name))) {
            sent.set(name, value);
            keepBefore(name, now.path(name));
            Losses.warning(name, now.path(name), value).ifPresent(warnings::add);
        }
    }

    private static boolean isObject(Field field) {
        return field.type() == FieldType.OBJECT || field.type() == FieldType.METADATA;
    }

    private void member(ObjectMerge whole, String name, JsonNode value) {
        String path = whole.name() + "." + name;
        Field field = whole.member(name);
        if (!whole.takes(name)) {
            requireSame(path, field, value, whole.has(name));
        } else if (field != null && !field.readable()) {
            whole.set(name, value);
            unseen(path);
        } else if (!Equality.same(field, value, whole.has(name))) {
            whole.set(name, value);
        }
    }

    private void send(Field field, ObjectMerge whole) {
        List<String> missing = whole.missing();
        if (!missing.isEmpty()) {
            refusals.add(new Refusal(
                    "incomplete", field.name() + " is sent whole, and there is no " + String.join(", ", missing)));
        }
        sent.set(field.name(), whole.value());
        if (whole.isShown()) {
            keepBefore(field.name(), whole.before());
        }
    }

    /** What every update has to carry, whatever else it changes. */
    private void sendAlong() {
        for (Field field : type.updatable()) {
            boolean due = field.object() == null && field.requiredToUpdate() && !sent.has(field.name());
            if (due && field.type() == FieldType.OBJECT) {
                send(field, ObjectMerge.of(type, field, now.path(field.name())));
            } else if (due && !Equality.isNothing(now.path(field.name()))) {
                sent.set(field.name(), now.path(field.name()));
                keepBefore(field.name(), now.path(field.name()));
            } else if (due) {
                refusals.add(new Refusal("incomplete", "an update has to send " + field.name()));
            }
        }
    }

    private void keepBefore(String name, JsonNode was) {
        if (now.has(name)) {
            before.set(name, was);
        }
    }

    private void unseen(String name) {
        warnings.add(name + " is written and cannot be compared");
    }

    private void requireSame(String name, @Nullable Field field, JsonNode value, JsonNode has) {
        if (!Equality.same(field, value, has)) {
            boolean shown = field != null && !field.sensitive() && value.isValueNode() && has.isValueNode();
            String which =
                    shown ? "it is " + text(has) + " and the row says " + text(value) : "the row says another value";
            refusals.add(new Refusal("unchangeable", name + " cannot be changed: " + which + instead(name)));
        }
    }

    private static String text(JsonNode value) {
        return Equality.isNothing(value) ? "empty" : value.asText();
    }

    /** What to do instead, where there is a way. */
    private String instead(String name) {
        Map<String, List<String>> immutable = Map.of("earning_rates", List.of("amount", "period"));
        return immutable.getOrDefault(type.name(), List.of()).contains(name) ? "; make a new one: script raise" : "";
    }
}
