package dev.checkbulk.jobs.input;

import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.FieldType;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that creates, updates or deletes records of a resource: the ids of the path, the record's own as
 * {@code id}, and the fields that the verb takes, those of an object as {@code residence.city}.
 *
 * <p>An update also takes the fields that Check shows and does not change, so that what was exported can be given back. A field
 * of an object is required only when it is not shown: the others can be filled from the record.
 */
public final class ResourceShape {
    private static final String OWN = "id";
    private static final String START = "effective_start";
    private static final String TODAY =
            "is missing: without it the setting would begin today; give the day, like 2026-02-01";
    private static final List<List<String>> ORDERED =
            List.of(List.of(START, "effective_end"), List.of("period_start", "period_end"));

    private final ResourceType type;
    private final Verb verb;
    private final boolean changes;
    private final List<String> ids;

    private ResourceShape(ResourceType type, Verb verb) {
        this.type = type;
        this.verb = verb;
        changes = type.body() instanceof Body.Changes;
        ids = ids(type, verb);
    }

    /**
     * The shape of the rows.
     *
     * @throws IllegalArgumentException when the resource does not have the verb, or for a verb that only reads
     */
    public static Shape of(ResourceType type, Verb verb) {
        if (verb == Verb.LIST || verb == Verb.GET) {
            throw new IllegalArgumentException("A file does not " + verb.word());
        }
        return new ResourceShape(type, verb).shape();
    }

    /**
     * The columns with the ids of the verb's path, in its order.
     *
     * @throws IllegalArgumentException when the resource does not have the verb
     */
    public static List<String> ids(ResourceType type, Verb verb) {
        List<String> ids = new ArrayList<>(type.ids(verb));
        String template = type.endpoints().get(verb);
        boolean own = type.body() instanceof Body.OneRecord && template != null && template.endsWith("}");
        if (own) {
            ids.set(ids.size() - 1, OWN);
        }
        return ids;
    }

    private Shape shape() {
        List<Column> columns = new ArrayList<>();
        ids.forEach(id -> columns.add(Column.id(id).asRequired()));
        if (verb != Verb.DELETE) {
            for (Field field : type.fields()) {
                if (!ids.contains(field.name())) {
                    columns.add(column(field));
                }
            }
        }
        boolean keeps = (verb == Verb.UPDATE || verb == Verb.REPLACE) && !changes;
        return new Shape(key(), null, unique(), columns, rules(), keeps);
    }

    private @Nullable String key() {
        if (!ids.isEmpty()) {
            return ids.get(ids.size() - 1);
        }
        return changes ? OWN : null;
    }

    private List<String> unique() {
        if (type.body() instanceof Body.Changes entries) {
            List<String> all = new ArrayList<>(ids);
            all.addAll(entries.key());
            return all;
        }
        return verb == Verb.CREATE ? type.unique() : ids;
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        if (verb == Verb.CREATE) {
            type.oneOf().forEach(one -> rules.add(new Rule.OneOf(one.fields(), one.exactly())));
        } else if (verb != Verb.DELETE) {
            rules.add(new Rule.Something(changes ? unique() : ids));
        }
        for (Field field : verb == Verb.DELETE ? List.<Field>of() : type.fields()) {
            for (List<String> pair : ORDERED) {
                String first = beside(field, pair.get(0));
                if (field.name().equals(beside(field, pair.get(1)))
                        && type.field(first).isPresent()) {
                    rules.add(new Rule.Ordered(first, field.name()));
                }
            }
        }
        return rules;
    }

    /** The name of another field of the same object. */
    private static String beside(Field field, String name) {
        return field.object() == null ? name : field.object() + "." + name;
    }

    private Column column(Field field) {
        boolean taken = verb == Verb.CREATE ? field.onCreate() : field.onUpdate() || field.readable();
        FieldType kind = field.type();
        boolean list = field.list() && kind != FieldType.OBJECTS;
        return taken
                ? new Column(field.name(), kind, required(field), list, rules(field))
                : new Column(field.name(), kind, false, list, Rules.refusing(refusal(field)));
    }

    private boolean required(Field field) {
        if (verb == Verb.CREATE) {
            return field.requiredToCreate();
        }
        if (changes) {
            return field.requiredToUpdate() || isStart(field);
        }
        return field.requiredToUpdate() && (field.object() == null || !field.readable());
    }

    private boolean isStart(Field field) {
        return changes && unique().contains(field.name()) && field.name().endsWith(START);
    }

    private Rules rules(Field field) {
        boolean nullable = verb != Verb.CREATE && !required(field) && !field.requiredToCreate();
        Rules rules = new Rules(
                nullable,
                field.list(),
                field.sensitive(),
                verb != Verb.CREATE && !field.onUpdate(),
                field.choices(),
                field.longest(),
                null,
                Rules.NONE.missing());
        return isStart(field) ? rules.withMissing(TODAY) : rules;
    }

    private String refusal(Field field) {
        if (field.onUpdate()) {
            return "is not taken when a record is created: remove the column, and update the record afterwards";
        }
        return field.onCreate()
                ? "can be given only when the record is created: remove the column"
                : "is given by Check: remove the column";
    }
}
