package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The columns of exported records: the id, the fields that the table of resources knows in its order, with the keys of
 * metadata in theirs, and when they are wanted whatever else Check showed. An object has no column beside those of its fields.
 */
final class ExportColumns {
    private final List<Field> known;
    private final boolean all;
    private final Set<String> whole;
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> filled = new HashSet<>();

    /**
     * @param known fields that have a column even when no record shows them
     * @param all whether fields that are not known have one too
     */
    ExportColumns(List<Field> known, boolean all) {
        this.known = List.copyOf(known);
        this.all = all;
        whole = known.stream()
                .filter(field -> field.type() == FieldType.OBJECT
                        && known.stream().noneMatch(other -> field.name().equals(other.object())))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** Objects of which no fields are known: they are written as JSON. */
    Set<String> whole() {
        return whole;
    }

    /** The fields that were shown, are not known, and have no column. */
    List<String> leftOut() {
        return all ? List.of() : shown.stream().filter(name -> !isKnown(name)).toList();
    }

    private boolean isKnown(String name) {
        return name.equals("id")
                || known.stream()
                        .anyMatch(field -> name.equals(field.name())
                                || (field.type() == FieldType.METADATA && name.startsWith(field.name() + ".")));
    }

    /** Takes the columns that this record needs. */
    void add(JsonNode record) {
        ExportFields.each(record, whole, (name, value) -> {
            shown.add(name);
            if (!ExportFields.isNothing(value)) {
                filled.add(name);
            }
        });
    }

    /** The columns of the records so far. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of("id"));
        Set<String> objects = new HashSet<>();
        for (Field field : known) {
            if (field.type() == FieldType.METADATA) {
                objects.add(field.name());
                names.addAll(keys(field.name()));
            } else {
                names.add(field.name());
            }
        }
        shown.stream().filter(name -> all || isKnown(name)).forEach(names::add);
        names.forEach(name -> addObjects(name, objects));
        names.removeIf(name -> objects.contains(name) && !filled.contains(name));
        return new ArrayList<>(names);
    }

    private Set<String> keys(String metadata) {
        Set<String> keys = new TreeSet<>();
        for (String name : shown) {
            if (name.startsWith(metadata + ".")) {
                keys.add(name);
            }
        }
        return keys;
    }

    /** The objects that a field is in: {@code a} and {@code a.b} for {@code a.b.c}. */
    private static void addObjects(String name, Set<String> objects) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            objects.add(name.substring(0, dot));
        }
    }
}
