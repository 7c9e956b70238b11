package dev.checkbulk.standin.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The fields that requests for one kind may carry. Stricter than Check, which may ignore what it does not know. */
public final class RequestSchema {
    /** When a field must or may be sent. */
    private enum Use {
        REQUIRED,
        FIXED,
        OPTIONAL,
        INITIAL,
        LATER
    }

    private record Field(FieldRule rule, Use use, boolean nullable) {
        boolean required() {
            return use == Use.REQUIRED || use == Use.FIXED;
        }

        boolean settable(boolean create) {
            return create ? use != Use.LATER : use != Use.FIXED && use != Use.INITIAL;
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A field that must be sent on create, may be sent on update, and is never null. */
    public RequestSchema required(String name, FieldRule rule) {
        return field(name, rule, Use.REQUIRED, false);
    }

    /** A field that must be sent on create and never changes. */
    public RequestSchema fixed(String name, FieldRule rule) {
        return field(name, rule, Use.FIXED, false);
    }

    /** Fields that may be sent, also as null. */
    public RequestSchema optional(FieldRule rule, String... names) {
        return fields(rule, Use.OPTIONAL, true, names);
    }

    /** Fields that may be sent, but not as null. */
    public RequestSchema present(FieldRule rule, String... names) {
        return fields(rule, Use.OPTIONAL, false, names);
    }

    /** Fields that may be sent on create and never change. */
    public RequestSchema initial(FieldRule rule, String... names) {
        return fields(rule, Use.INITIAL, true, names);
    }

    /** Fields that may be sent on update only. */
    public RequestSchema later(FieldRule rule, String... names) {
        return fields(rule, Use.LATER, true, names);
    }

    private RequestSchema fields(FieldRule rule, Use use, boolean nullable, String... names) {
        Stream.of(names).forEach(name -> field(name, rule, use, nullable));
        return this;
    }

    private RequestSchema field(String name, FieldRule rule, Use use, boolean nullable) {
        fields.put(name, new Field(rule, use, nullable));
        return this;
    }

    public List<String> names() {
        return new ArrayList<>(fields.keySet());
    }

    public void check(ObjectNode body, boolean create, ValidationErrors here) {
        body.properties()
                .forEach(entry -> checkField(entry.getKey(), entry.getValue(), create, here.at(entry.getKey())));
        if (create) {
            fields.forEach((name, field) -> {
                if (field.required() && !body.has(name)) {
                    here.add("This field is required.", name);
                }
            });
        }
    }

    private void checkField(String name, JsonNode value, boolean create, ValidationErrors here) {
        Field field = fields.get(name);
        if (field == null) {
            here.add("Unknown field.");
        } else if (!field.settable(create)) {
            here.add("This field cannot be " + (create ? "set on create." : "changed."));
        } else if (!value.isNull()) {
            field.rule().check(value, here);
        } else if (!field.nullable()) {
            here.add("This field may not be null.");
        }
    }

    /** The records that a body refers to, as far as it is of the right form. */
    public void references(ObjectNode body, ValidationErrors here, Consumer<Reference> found) {
        fields.forEach((name, field) -> field.rule().references(body.path(name), here.at(name), found));
    }

    public boolean requires(String name) {
        Field field = fields.get(name);
        return field != null && field.required();
    }

    /**
     * A plausible object with the required fields and these.
     *
     * @param ids gives the id of a record of a kind
     */
    public ObjectNode example(UnaryOperator<String> ids, String... names) {
        ObjectNode example = StrictJson.object();
        fields.forEach((name, field) -> {
            if (field.required() || List.of(names).contains(name)) {
                example.set(name, field.rule().example(ids));
            }
        });
        return example;
    }
}
