package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to find what an edit sets, when that is no record of its own but an entry of a list that Check keeps, and changes by
 * lists of changes: tax parameters, tax elections, attributes. The edit's lookup reads the list, and its request carries a
 * list of one change.
 *
 * <p>An entry holds from a day on. What a change replaces, and what it is held against later, is what is in force on the
 * change's day: the entry of that day, or the one before it whose place the new entry takes from then on. A change without a
 * day replaces the last entry.
 *
 * <p>Names have dots for fields of an object: {@code setting.effective_start}.
 *
 * @param key the fields that say what is set, {@code id} first; an entry need not show the others
 * @param since the field that says from which day on ({@code YYYY-MM-DD})
 * @param until the field that says up to which day, if there is one
 * @param list the field of an answer and of a body that holds the list; null when a body is the list
 */
public record Setting(
        List<String> key,
        String since,
        @Nullable String until,
        @Nullable String list) {
    /** @throws IllegalArgumentException without a key: any entry would do */
    public Setting {
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A setting has a key");
        }
    }

    /** The body that carries one change. */
    public JsonNode body(JsonNode change) {
        JsonNode changes = JsonNodeFactory.instance.arrayNode().add(change);
        return list == null ? changes : JsonNodeFactory.instance.objectNode().set(list, changes);
    }

    /** The first change that a body carries; missing when there is none. */
    JsonNode change(JsonNode body) {
        return (list == null ? body : body.path(list)).path(0);
    }

    /** The entries in an answer: a bare list, that of its field, or a page. */
    public JsonNode entries(JsonNode answer) {
        boolean own = list != null && answer.has(list);
        return answer.isArray() ? answer : answer.path(own ? list : "results");
    }

    /**
     * What is in force on the change's day. Where nothing is, every field that the change names is null.
     *
     * @param entries of one owner; of several with the same day the last counts
     */
    public ObjectNode inForce(Iterable<? extends JsonNode> entries, JsonNode change) {
        ObjectNode found = null;
        for (JsonNode entry : entries) {
            boolean later = found == null || day(change).isEmpty() || day(entry).compareTo(day(found)) >= 0;
            if (later && isOf(entry, change) && isInForce(entry, day(change)) && entry instanceof ObjectNode one) {
                found = one;
            }
        }
        return found == null ? nothing(change) : found;
    }

    private boolean isOf(JsonNode entry, JsonNode change) {
        return !at(entry, key.get(0)).isMissingNode()
                && key.stream()
                        .allMatch(name -> at(entry, name).isMissingNode()
                                || at(entry, name).equals(at(change, name)));
    }

    private boolean isInForce(JsonNode entry, String day) {
        String end = until == null ? "" : text(at(entry, until));
        return day.isEmpty() || day(entry).compareTo(day) <= 0 && (end.isEmpty() || end.compareTo(day) >= 0);
    }

    private static ObjectNode nothing(JsonNode change) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        change.fieldNames().forEachRemaining(nothing::putNull);
        return nothing;
    }

    /** From which day on an entry or a change holds; empty when it does not say. */
    public String day(JsonNode entry) {
        return text(at(entry, since));
    }

    /** Whether the entry is the one that the change made or overwrote, as far as days tell. */
    public boolean isOfDay(JsonNode entry, JsonNode change) {
        return day(change).isEmpty() || day(change).equals(day(entry));
    }

    /** What is set, the same for all days. */
    String subject(JsonNode change) {
        StringBuilder subject = new StringBuilder();
        key.forEach(name -> subject.append(' ').append(at(change, name)));
        return subject.toString();
    }

    /**
     * Whether an entry says that nothing is set.
     *
     * @param sent a change of it: a field that it does not name may be false by itself
     */
    public boolean isNothing(JsonNode entry, JsonNode sent) {
        return entry.properties().stream()
                .filter(field -> !key.contains(field.getKey()) && !since.equals(field.getKey()))
                .allMatch(field -> field.getValue().isNull()
                        || !sent.has(field.getKey())
                                && field.getValue().isBoolean()
                                && !field.getValue().booleanValue());
    }

    /** What was in force before, as an entry of the day of what was sent: all that is left when no entry can be taken away. */
    public ObjectNode back(ObjectNode before, JsonNode sent) {
        ObjectNode back = before.deepCopy();
        sent.properties().forEach(field -> {
            if (back.get(field.getKey()) instanceof ObjectNode inner) {
                field.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> inner.putIfAbsent(name, JsonNodeFactory.instance.nullNode()));
            }
        });
        int dot = since.lastIndexOf('.');
        if ((dot < 0 ? back : at(back, since.substring(0, dot))) instanceof ObjectNode holder) {
            String name = since.substring(dot + 1);
            JsonNode day = at(sent, since);
            if (day.isMissingNode()) {
                holder.remove(name);
            } else {
                holder.set(name, day);
            }
        }
        return back;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : "";
    }

    /** The entry's field of this name; missing when it has none. */
    public static JsonNode at(JsonNode entry, String name) {
        JsonNode value = entry;
        for (String step : name.split("\\.")) {
            value = value.path(step);
        }
        return value;
    }
}
