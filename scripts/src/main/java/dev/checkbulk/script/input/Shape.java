package dev.checkbulk.script.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What columns a script's rows have. What a row expects of its record is beside them, in any shape.
 *
 * @param key       the column that names the row, such as {@code employee}; one required value for each row
 * @param mapValue  the column that the values of the JSON map form go to; null: the map form is refused
 * @param uniqueKey whether two rows with the same key are refused
 * @param columns   all columns, in the order in which people are told about them
 * @param oneOf     columns of which each row must have at least one; empty: none
 */
public record Shape(
        String key, @Nullable String mapValue, boolean uniqueKey, List<Column> columns, List<String> oneOf) {
    public Shape {
        columns = List.copyOf(columns);
        oneOf = List.copyOf(oneOf);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            boolean inMap = column.name().equals(key) || column.name().equals(mapValue);
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two columns have the same name: " + column.name());
            }
            if (ExpectName.isMeant(column.name())) {
                throw new IllegalArgumentException("This name is for what a row expects: " + column.name());
            }
            if (column.name().equals(key) && (!column.required() || column.list() || column.kind() == Kind.METADATA)) {
                throw new IllegalArgumentException("The key must be one required value: " + key);
            }
            if (mapValue != null && column.required() && !inMap) {
                throw new IllegalArgumentException("The map form has no place for a required " + column.name());
            }
        }
        if (!names.containsAll(oneOf)) {
            throw new IllegalArgumentException("Not all of these are columns: " + oneOf);
        }
        if (!names.contains(key)) {
            throw new IllegalArgumentException("The key is not a column: " + key);
        }
        if (mapValue != null && (!names.contains(mapValue) || mapValue.equals(key))) {
            throw new IllegalArgumentException("The map's values need a column besides the key: " + mapValue);
        }
    }

    /** A shape whose rows need nothing but their required columns. */
    public Shape(String key, @Nullable String mapValue, boolean uniqueKey, List<Column> columns) {
        this(key, mapValue, uniqueKey, columns, List.of());
    }

    /** The same shape, but each row must have at least one of these columns. */
    public Shape needingOneOf(String... names) {
        return new Shape(key, mapValue, uniqueKey, columns, List.of(names));
    }

    /** The same shape, but several rows may have the same key. */
    public Shape repeatable() {
        return new Shape(key, mapValue, false, columns, oneOf);
    }

    /** The column of this name, or null. */
    @Nullable
    Column find(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    Column keyColumn() {
        return Objects.requireNonNull(find(key));
    }

    /** The column that the map's values go to; null: the map form is refused. */
    @Nullable
    Column mapValueColumn() {
        return mapValue == null ? null : find(mapValue);
    }

    /** Says that a name is unknown, which known name is nearest, and which there are. */
    String unknown(String name, Format format) {
        List<String> known = new ArrayList<>();
        columns.forEach(
                c -> known.add(c.kind() == Kind.METADATA && format == Format.CSV ? c.name() + ".KEY" : c.name()));
        known.add(ExpectName.told(format));
        String nearest = ExpectName.isMeant(name) ? ExpectName.told(format) : Nearest.to(name, known);
        return "unknown column " + Shown.quoted(name)
                + (nearest == null ? "" : ": did you mean " + Shown.quoted(nearest) + "?")
                + " (known columns: " + String.join(", ", known) + ")";
    }
}
