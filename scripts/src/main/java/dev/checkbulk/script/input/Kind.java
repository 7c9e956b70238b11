package dev.checkbulk.script.input;

/** What the values of a column are. */
public enum Kind {
    /** An id of Check: 1 to 255 letters, digits, {@code _} and {@code -}. */
    ID,
    /** Any text. */
    TEXT,
    /** A decimal string with at most two decimals, such as {@code 150.00}; never a JSON number. */
    MONEY,
    /** A number from 0 to 100. */
    PERCENT,
    /** A number from 0 to 100 in a string. */
    PERCENT_TEXT,
    /** A day that exists, written {@code YYYY-MM-DD}. */
    DATE,
    /** A time in UTC, written {@code 2026-02-01T12:00:00Z}. */
    DATETIME,
    /** {@code true} or {@code false}; in CSV {@code TRUE} or {@code FALSE} too, as spreadsheets write them. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** A decimal number. */
    NUMBER,
    /** A decimal number that is not negative. */
    HOURS,
    /** One of some words; any text when none are known. */
    CHOICE,
    /** Nine digits. */
    SSN,
    /** Nine digits. */
    EIN,
    /** Nine digits, of which the last is computed from the others. */
    ROUTING_NUMBER,
    /** 1 to 17 digits. */
    ACCOUNT_NUMBER,
    /** Two capital letters of a state, a territory or the District of Columbia. */
    STATE,
    /** Five digits. */
    POSTAL_CODE,
    /** Texts by key: an object in JSON, one column {@code NAME.KEY} for each key in CSV. */
    METADATA,
    /**
     * An object. When the shape has columns named {@code NAME.FIELD} these are its fields: columns in CSV, members in JSON. Else
     * it is any JSON object, in CSV written as JSON into the cell.
     */
    OBJECT,
    /** A list of JSON objects, in CSV written as JSON into the cell. */
    OBJECTS;

    /** Whether JSON has it as a number. */
    boolean number() {
        return this == PERCENT || this == INTEGER || this == NUMBER || this == HOURS;
    }

    /** Whether its values are strings, so that a list of them can stand in one CSV cell. */
    boolean listable() {
        return !number() && this != BOOLEAN && !structure();
    }

    /** Whether JSON has it as an object or a list of objects. */
    boolean structure() {
        return this == METADATA || this == OBJECT || this == OBJECTS;
    }
}
