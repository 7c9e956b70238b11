package dev.checkbulk.standin.store;

/** What a kind's endpoints can do. */
public enum CrudOperation {
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
