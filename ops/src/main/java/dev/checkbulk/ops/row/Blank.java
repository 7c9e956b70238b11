package dev.checkbulk.ops.row;

/** What an empty cell means where Check has a value. Where Check has none it means nothing. */
public enum Blank {
    /** The row cannot be: nobody can tell whether the value is to go. */
    REFUSE,
    /** The value stays. */
    KEEP,
    /** The value goes: null is sent. */
    NULL
}
