package dev.checkbulk.ops.resource;

import dev.checkbulk.http.SecretNames;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fields whose values nobody is to be shown: those that the table of resources marks, and those that it does not know and
 * that are named like a secret.
 */
public final class Confidential {
    private static final Set<String> MARKED = names(Field::sensitive);
    private static final Set<String> PLAIN = names(field -> !field.sensitive());

    private Confidential() {}

    private static Set<String> names(Predicate<Field> which) {
        Set<String> names = new LinkedHashSet<>();
        ResourceType.all()
                .forEach(type -> type.fields().stream()
                        .filter(which)
                        .forEach(field ->
                                names.add(field.name().substring(field.name().lastIndexOf('.') + 1))));
        return Collections.unmodifiableSet(names);
    }

    /** The names, without the objects that they are in, of all fields that the table marks. */
    public static Set<String> marked() {
        return MARKED;
    }

    /** Whether a field of this name is one that the table does not know, and named like a secret. */
    public static boolean isNamedSo(String field) {
        return !PLAIN.contains(field) && SecretNames.has(field);
    }

    /** Whether nobody is to be shown the value of a field of this name. */
    public static boolean has(String field) {
        return MARKED.contains(field) || isNamedSo(field);
    }
}
