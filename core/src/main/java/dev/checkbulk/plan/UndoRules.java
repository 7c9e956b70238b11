package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;

/** What an undo has to know of the resources. */
@FunctionalInterface
public interface UndoRules {
    /**
     * What takes a created record back.
     *
     * @param create the request that made it
     * @param createdId its id
     */
    Inverse inverse(CheckRequest create, String createdId);

    /**
     * Whether Check itself changes a field with a change that does not name it. A field that differs and was not changed so
     * was changed by somebody.
     *
     * @param field its name
     * @param was what it was before
     * @param sent the change's body
     */
    default boolean changesAlong(String field, JsonNode was, JsonNode sent) {
        return true;
    }
}
