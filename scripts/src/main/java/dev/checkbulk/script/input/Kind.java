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
    /** A day that exists, written {@code YYYY-MM-DD}. */
    DATE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** Texts by key: an object in JSON, one column {@code NAME.KEY} for each key in CSV. */
    METADATA
}
