package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that Check replaces whole: what the record has of it, with a row's members over it. */
final class ObjectMerge {
    private final String name;
    private final JsonNode has;
    private final Map<String, Field> members = new HashMap<>();
    private final ObjectNode value;
    private boolean changed;

    private ObjectMerge(String name, JsonNode has, List<Field> members) {
        this.name = name;
        this.has = has;
        members.forEach(member -> this.members.put(member.name().substring(name.length() + 1), member));
        this.value = taken();
    }

    /** @param has the object as the record shows it */
    static ObjectMerge of(ResourceType type, Field object, JsonNode has) {
        List<Field> members = type.fields().stream()
                .filter(field -> object.name().equals(field.object()))
                .toList();
        return new ObjectMerge(object.name(), has, members);
    }

    /** What the record has of it that an update takes. */
    private ObjectNode taken() {
        ObjectNode taken = has.isObject() ? has.deepCopy() : JsonNodeFactory.instance.objectNode();
        taken.retain(taken.properties().stream()
                .map(Map.Entry::getKey)
                .filter(this::takes)
                .toList());
        return taken;
    }

    String name() {
        return name;
    }

    /** The member's field; null when nothing is known of it. */
    @Nullable
    Field member(String member) {
        return members.get(member);
    }

    /** Whether an update takes the member: of an object without known members, and of metadata, any. */
    boolean takes(String member) {
        Field field = members.get(member);
        return members.isEmpty() || field != null && field.onUpdate();
    }

    JsonNode has(String member) {
        return has.path(member);
    }

    /** Null empties the member; it is sent as such, and not left out: what is left out would seem to be so already. */
    void set(String member, JsonNode wanted) {
        value.set(member, wanted);
        changed = true;
    }

    boolean changed() {
        return changed;
    }

    /** The members that the object cannot be without. */
    List<String> missing() {
        return members.entrySet().stream()
                .filter(member -> member.getValue().requiredToUpdate())
                .map(Map.Entry::getKey)
                .filter(member -> Equality.isNothing(value.path(member)))
                .sorted()
                .toList();
    }

    ObjectNode value() {
        return value;
    }

    /** Whether the record shows all that is sent: else it could not be put back as it was. */
    boolean isShown() {
        return members.entrySet().stream()
                .allMatch(member -> member.getValue().readable() || !value.has(member.getKey()));
    }

    /** The object as it was, as far as an update takes it. */
    JsonNode before() {
        return has.isObject() ? taken() : has;
    }
}
