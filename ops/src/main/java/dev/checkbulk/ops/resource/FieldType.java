package dev.checkbulk.ops.resource;

import java.util.Locale;
import java.util.Optional;

/** What a field or a file's column holds, and how it is written in JSON. */
public enum FieldType {
    /** A record's id: text of 1 to 255 letters, digits, {@code _} and {@code -}. */
    ID,
    /** Any text. */
    TEXT,
    /** Dollars as a decimal in a string with at most two decimals, {@code "1384.61"}; never a JSON number. */
    MONEY,
    /** A number from 0 to 100. */
    PERCENT,
    /** A decimal from 0 to 100 in a string. */
    PERCENT_TEXT,
    /** A day that exists, {@code YYYY-MM-DD}. */
    DATE,
    /** An ISO 8601 time in UTC, {@code 2026-02-01T12:00:00Z}. */
    DATETIME,
    /** {@code true} or {@code false}; in CSV {@code TRUE} or {@code FALSE} too, as spreadsheets write them. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** A decimal number. */
    NUMBER,
    /** Hours as a number that is not negative, {@code 37.5}. */
    HOURS,
    /** One of some words, {@link Field#choices}; any text when none are known. */
    CHOICE,
    /** Nine digits, as a string. */
    SSN,
    /** Nine digits, as a string. */
    EIN,
    /** Nine digits, as a string, of which the last is computed from the others. */
    ROUTING_NUMBER,
    /** A bank account's 1 to 17 digits, as a string. */
    ACCOUNT_NUMBER,
    /** Two capital letters of a state, a territory or the District of Columbia, {@code CA}. */
    STATE,
    /** Five digits, as a string. */
    POSTAL_CODE,
    /**
     * Names with texts: at most 50, a name of at most 40 characters, a text of at most 500. In CSV one column {@code NAME.KEY}
     * for each.
     */
    METADATA,
    /**
     * An object. Where fields follow it as {@code address.city}, these are its members, in CSV columns; else it is given as
     * JSON.
     */
    OBJECT,
    /** A list of objects, given as JSON. */
    OBJECTS;

    /** Whether JSON has it as a number. */
    public boolean isNumber() {
        return this == PERCENT || this == INTEGER || this == NUMBER || this == HOURS;
    }

    /** Whether JSON has it as an object or a list of objects. */
    public boolean isStructure() {
        return this == METADATA || this == OBJECT || this == OBJECTS;
    }

    /** Whether its values are strings, so that a list of them can stand in one CSV cell. */
    public boolean isListable() {
        return !isNumber() && this != BOOLEAN && !isStructure();
    }

    /** The type's name as people write it, {@code postal_code}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> of(String word) {
        for (FieldType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
