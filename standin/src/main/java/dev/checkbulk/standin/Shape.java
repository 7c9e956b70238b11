package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that requests for one kind may carry. Stricter than Check, which may ignore what it does not know. */
final class Shape {
    /** When a field must or may be sent. */
    enum Use {
        REQUIRED,
        OPTIONAL,
        CREATE_ONLY,
        UPDATE_ONLY
    }

    private record Field(Rule rule, Use use, boolean nullable) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A field that must be sent on create, may be sent on update, and is never null. */
    Shape required(String name, Rule rule) {
        fields.put(name, new Field(rule, Use.REQUIRED, false));
        return this;
    }

    /** A field that may be sent, also as null. */
    Shape optional(Rule rule, String... names) {
        for (String name : names) {
            fields.put(name, new Field(rule, Use.OPTIONAL, true));
        }
        return this;
    }

    /** A field that may be sent, but not as null. */
    Shape present(Rule rule, String... names) {
        for (String name : names) {
            fields.put(name, new Field(rule, Use.OPTIONAL, false));
        }
        return this;
    }

    Shape fixed(String name, Rule rule) {
        fields.put(name, new Field(rule, Use.CREATE_ONLY, false));
        return this;
    }

    Shape later(Rule rule, String... names) {
        for (String name : names) {
            fields.put(name, new Field(rule, Use.UPDATE_ONLY, true));
        }
        return this;
    }

    List<String> names() {
        return new ArrayList<>(fields.keySet());
    }

    void check(ObjectNode body, boolean create, Problems problems) {
        body.properties().forEach(entry -> checkField(entry.getKey(), entry.getValue(), create, problems));
        if (create) {
            fields.forEach((name, field) -> {
                boolean needed = field.use() == Use.REQUIRED || field.use() == Use.CREATE_ONLY;
                if (needed && !body.has(name)) {
                    problems.add("This field is required.", name);
                }
            });
        }
    }

    private void checkField(String name, JsonNode value, boolean create, Problems problems) {
        Field field = fields.get(name);
        if (field == null) {
            problems.add("Unknown field.", name);
        } else if (field.use() == (create ? Use.UPDATE_ONLY : Use.CREATE_ONLY)) {
            problems.add("This field cannot be " + (create ? "set on create." : "changed."), name);
        } else if (!value.isNull()) {
            field.rule().check(value, List.of(name), problems);
        } else if (!field.nullable()) {
            problems.add("This field may not be null.", name);
        }
    }
}
