package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What must hold for a kind beyond each single field, and what Check changes along with what was sent. What a rule does
 * to the store is undone if the request fails.
 */
@FunctionalInterface
interface Rules {
    Rules NONE = (change, store, problems) -> {};

    /** Judges a create or update whose fields are valid and whose references exist in the same company. */
    void apply(Change change, Store store, Problems problems);

    /** Judges a delete. */
    default void remove(ObjectNode record, Store store, Problems problems) {}
}
