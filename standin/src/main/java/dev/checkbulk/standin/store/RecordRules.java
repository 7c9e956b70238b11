package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;

/**
 * What must hold for a kind beyond each single field, and what Check changes along with what was sent. What a rule does
 * to the store is undone if the request fails.
 */
@FunctionalInterface
public interface RecordRules {
    RecordRules NONE = (change, store, problems) -> {};

    /** Judges a create or update whose fields are valid and whose references exist in the same company. */
    void apply(ProposedRecord change, Store store, ValidationErrors problems);

    /** Judges a delete. */
    default void remove(ObjectNode record, Store store, ValidationErrors problems) {}
}
