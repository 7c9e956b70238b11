package dev.checkbulk.jobs.input;

import dev.checkbulk.jobs.text.Nearest;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.FieldType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What columns a script's rows have. What a row expects of its record is beside them, in any shape.
 *
 * @param key      the column that names the row, such as {@code employee}; one required value for each row. Null when rows
 *                 have no name, as those that create something
 * @param mapValue the column that the values of the JSON map form go to; null: the map form is refused
 * @param unique   the columns in which two rows may not be the same; empty: they may
 * @param columns  all columns, in the order in which people are told about them; an object before its fields
 * @param rules    what has to hold between the values of a row
 * @param literal  the columns whose texts are taken as they are written, whatever they look like
 * @param keeps    whether a value may be said to be as it is, by the mask that an export writes for a secret
 */
public record Shape(
        @Nullable String key,
        @Nullable String mapValue,
        List<String> unique,
        List<Column> columns,
        List<Rule> rules,
        boolean keeps,
        Set<String> literal) {
    public Shape {
        literal = Set.copyOf(literal);
        unique = List.copyOf(unique);
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            boolean inMap = column.name().equals(key) || column.name().equals(mapValue);
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two columns have the same name: " + column.name());
            }
            if (ExpectName.isMeant(column.name())) {
                throw new IllegalArgumentException("This name is for what a row expects: " + column.name());
            }
            if (column.name().equals(key)
                    && (!column.required() || column.list() || column.kind().isStructure())) {
                throw new IllegalArgumentException("The key must be one required value: " + key);
            }
            if (mapValue != null && column.required() && !inMap) {
                throw new IllegalArgumentException("The map form has no place for a required " + column.name());
            }
        }
        if (key != null && !names.contains(key)) {
            throw new IllegalArgumentException("The key is not a column: " + key);
        }
        if (mapValue != null && (key == null || !names.contains(mapValue) || mapValue.equals(key))) {
            throw new IllegalArgumentException("The map's values need a column besides the key: " + mapValue);
        }
    }

    /** A shape in whose columns nothing that looks broken is taken as it stands. */
    public Shape(
            @Nullable String key,
            @Nullable String mapValue,
            List<String> unique,
            List<Column> columns,
            List<Rule> rules,
            boolean keeps) {
        this(key, mapValue, unique, columns, rules, keeps, Set.of());
    }

    /**
     * The same shape, but texts of these columns are taken as they are written, whatever they look like.
     *
     * @param names of columns; entries of metadata as {@code metadata.team}
     * @throws IllegalArgumentException when there is no such column; the message names it
     */
    public Shape takingLiterally(Collection<String> names) {
        for (String name : names) {
            int dot = name.indexOf('.');
            Column outer = dot < 0 ? null : find(name.substring(0, dot));
            boolean entry = outer != null && outer.kind() == FieldType.METADATA && dot < name.length() - 1;
            if (find(name) == null && !entry) {
                throw new IllegalArgumentException("there is no column " + Shown.quoted(name));
            }
        }
        Set<String> all = new HashSet<>(literal);
        all.addAll(names);
        return new Shape(key, mapValue, unique, columns, rules, keeps, all);
    }

    /** A shape whose values are all to be given. */
    public Shape(
            @Nullable String key,
            @Nullable String mapValue,
            List<String> unique,
            List<Column> columns,
            List<Rule> rules) {
        this(key, mapValue, unique, columns, rules, false);
    }

    /**
     * A shape whose rows have a name and need nothing but their required columns.
     *
     * @param uniqueKey whether two rows with the same key are refused
     */
    public Shape(String key, @Nullable String mapValue, boolean uniqueKey, List<Column> columns) {
        this(key, mapValue, uniqueKey ? List.of(key) : List.of(), columns, List.of());
    }

    /** The same shape, but each row must have at least one of these columns. */
    public Shape needingOneOf(String... names) {
        for (String name : names) {
            if (find(name) == null) {
                throw new IllegalArgumentException("This is not a column: " + name);
            }
        }
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule.OneOf(List.of(names), false));
        return new Shape(key, mapValue, unique, columns, more, keeps, literal);
    }

    /** The same shape, but several rows may have the same key. */
    public Shape repeatable() {
        return new Shape(key, mapValue, List.of(), columns, rules, keeps, literal);
    }

    /** The column of this name, or null. */
    @Nullable
    public Column find(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    /** A row in JSON, begun. */
    public String begun() {
        return "{\"" + (key == null ? columns.get(0).name() : key) + "\": ...}";
    }

    /** Says that a name is unknown, which known name is nearest, and which there are. */
    public String unknown(String name, Format format) {
        List<String> known = new ArrayList<>();
        for (Column column : columns) {
            boolean keys = column.kind() == FieldType.METADATA && format == Format.CSV;
            boolean divided = column.kind() == FieldType.OBJECT
                    && columns.stream().anyMatch(c -> c.name().startsWith(column.name() + "."));
            if (column.rules().refused() == null && !divided) {
                known.add(keys ? column.name() + ".KEY" : column.name());
            }
        }
        known.add(ExpectName.told(format));
        String nearest = ExpectName.isMeant(name) ? ExpectName.told(format) : Nearest.to(name, known);
        return "unknown column " + Shown.quoted(name)
                + (nearest == null ? "" : ": did you mean " + Shown.quoted(nearest) + "?")
                + " (known columns: " + String.join(", ", known) + ")";
    }
}
