package dev.checkbulk.standin;

/** What a kind's endpoints can do. */
enum Verb {
    CREATE,
    LIST,
    GET,
    UPDATE,
    DELETE,
    /** {@code POST} of an array. */
    CREATE_MANY,
    /** {@code PATCH} of the collection. */
    UPDATE_MANY,
    /** {@code DELETE} of the collection. */
    DELETE_MANY
}
