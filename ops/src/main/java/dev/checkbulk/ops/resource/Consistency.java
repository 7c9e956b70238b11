package dev.checkbulk.ops.resource;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to hold between the parts of a resource. */
final class Consistency {
    private Consistency() {}

    static void require(String name, Map<Verb, String> endpoints, List<Field> fields) {
        if (!name.matches("[a-z_]+")) {
            throw new IllegalArgumentException("A resource's name is small letters and _, not \"" + name + '"');
        }
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException(name + " has no verb");
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException(name + " has two fields " + field.name());
            }
            if (field.object() != null && !names.contains(field.object())) {
                throw new IllegalArgumentException(
                        name + ": " + field.object() + " has to stand before " + field.name());
            }
        }
        requireUse(name, Verb.CREATE, endpoints, fields.stream().anyMatch(Field::onCreate));
        boolean changes = fields.stream().anyMatch(Field::onUpdate);
        requireUse(name, endpoints.containsKey(Verb.UPDATE) ? Verb.UPDATE : Verb.REPLACE, endpoints, changes);
    }

    private static void requireUse(String name, Verb verb, Map<Verb, String> endpoints, boolean takesFields) {
        if (takesFields != endpoints.containsKey(verb)) {
            throw new IllegalArgumentException(
                    name + (takesFields ? " has fields for a missing " : " has no field for its ") + verb.word());
        }
    }

    static void requireFields(String name, String part, Collection<String> named, List<Field> fields) {
        List<String> known = fields.stream().map(Field::name).toList();
        for (String field : named) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException(name + ": " + part + " names no field: " + field);
            }
        }
    }

    static void requireFilters(String name, List<String> scope, List<String> filters) {
        for (String field : scope) {
            if (!filters.contains(field)) {
                throw new IllegalArgumentException(name + ": its scope is no filter: " + field);
            }
        }
    }

    static void require(String name, Removal removal, Map<Verb, String> endpoints, List<Field> fields) {
        if (removal instanceof Removal.ByDelete && !endpoints.containsKey(Verb.DELETE)) {
            throw new IllegalArgumentException(name + " has no delete to be removed by");
        }
        if (removal instanceof Removal.ByDeactivation by) {
            boolean can = fields.stream()
                    .anyMatch(field ->
                            field.name().equals(by.field()) && field.type() == FieldType.BOOLEAN && field.onUpdate());
            if (!can) {
                throw new IllegalArgumentException(name + " cannot be deactivated by " + by.field());
            }
        }
    }
}
