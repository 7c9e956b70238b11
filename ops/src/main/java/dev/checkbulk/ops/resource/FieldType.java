package dev.checkbulk.ops.resource;

import java.util.Locale;
import java.util.Optional;

/** What a field holds, and how it is written in JSON. */
public enum FieldType {
    /** A record's id: text of 1 to 255 letters, digits, {@code _} and {@code -}. */
    ID,
    TEXT,
    /** Dollars as a decimal in a string, {@code "1384.61"}. */
    MONEY,
    /** A number from 0 to 100. */
    PERCENT,
    /** A decimal from 0 to 100 in a string. */
    PERCENT_TEXT,
    /** {@code YYYY-MM-DD}. */
    DATE,
    /** An ISO 8601 time in UTC. */
    DATETIME,
    BOOLEAN,
    INTEGER,
    NUMBER,
    /** Hours as a number, {@code 37.5}. */
    HOURS,
    /** One of some words, {@link Field#choices}. */
    CHOICE,
    /** Nine digits, as a string. */
    SSN,
    /** Nine digits, as a string. */
    EIN,
    /** Nine digits, as a string. */
    ROUTING_NUMBER,
    /** A bank account's digits, as a string. */
    ACCOUNT_NUMBER,
    /** Two letters, {@code CA}. */
    STATE,
    /** Five digits, as a string. */
    POSTAL_CODE,
    /** Names with texts: at most 50, a name of at most 40 characters, a text of at most 500. */
    METADATA,
    /** An object; its fields follow it as {@code address.city}, and where none do it is given as JSON. */
    OBJECT,
    /** A list of objects, given as JSON. */
    OBJECTS;

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
