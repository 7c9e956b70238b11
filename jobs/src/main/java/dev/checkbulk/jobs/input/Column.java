package dev.checkbulk.jobs.input;

import dev.checkbulk.ops.resource.FieldType;
import java.util.Objects;

/**
 * One column of a script's rows.
 *
 * @param name     as it stands in the CSV header and in JSON objects
 * @param kind     what its values are
 * @param required whether each row must have a value
 * @param list     whether a row may have several values; only for kinds that are strings
 * @param rules    what else holds for its values
 */
public record Column(String name, FieldType kind, boolean required, boolean list, Rules rules) {
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A column needs a name");
        }
        Objects.requireNonNull(kind, "kind");
        if (list && !kind.isListable()) {
            throw new IllegalArgumentException("A column of kind " + kind + " cannot be a list: " + name);
        }
    }

    /** A column for which nothing else holds. */
    public Column(String name, FieldType kind, boolean required, boolean list) {
        this(name, kind, required, list, Rules.NONE);
    }

    /** An optional column of ids. */
    public static Column id(String name) {
        return new Column(name, FieldType.ID, false, false);
    }

    /** An optional column of text. */
    public static Column text(String name) {
        return new Column(name, FieldType.TEXT, false, false);
    }

    /** An optional column of amounts. */
    public static Column money(String name) {
        return new Column(name, FieldType.MONEY, false, false);
    }

    /** An optional column of percentages. */
    public static Column percent(String name) {
        return new Column(name, FieldType.PERCENT, false, false);
    }

    /** An optional column of dates. */
    public static Column date(String name) {
        return new Column(name, FieldType.DATE, false, false);
    }

    /** An optional column of true or false. */
    public static Column bool(String name) {
        return new Column(name, FieldType.BOOLEAN, false, false);
    }

    /** An optional column of metadata. */
    public static Column metadata(String name) {
        return new Column(name, FieldType.METADATA, false, false);
    }

    /** This column, but each row must have a value. */
    public Column asRequired() {
        return new Column(name, kind, true, list, rules);
    }

    /** This column, but a row may have several values. */
    public Column asList() {
        return new Column(name, kind, required, true, rules);
    }
}
