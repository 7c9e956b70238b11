package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import org.jspecify.annotations.Nullable;

/**
 * One change, as pure data: it can be shown, written to a file, sent under a key that follows from it, and looked up
 * afterwards.
 *
 * @param row the input's row, from 1
 * @param label what the row is about, for people: the record's id
 * @param resource the record that it edits; edits of one record run in order and apart, null is ordered with nothing
 * @param request what is sent; its idempotency key is made for each attempt and not part of it
 * @param lookup how to see whether it happened: the record itself for a change or a deletion, the list in which the new
 *     record would stand for a create; null when there is no way
 * @param before the fields that the request changes as they were when the plan was made, an object; null when they were not
 *     read, and for creates
 */
public record Edit(
        long row,
        String label,
        @Nullable String resource,
        CheckRequest request,
        @Nullable CheckRequest lookup,
        @Nullable JsonNode before) {

    /** @throws IllegalArgumentException for a request that changes nothing or has a key, or a lookup that changes something */
    public Edit {
        if (row < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + row);
        }
        if (!request.method().writes()) {
            throw new IllegalArgumentException("An edit changes something: " + request);
        }
        if (request.idempotencyKey() != null) {
            throw new IllegalArgumentException("An edit's key is made when it is sent: " + request);
        }
        if (lookup != null && lookup.method().writes()) {
            throw new IllegalArgumentException("A lookup changes nothing: " + lookup);
        }
    }

    /** Row and request; never a body or a value. */
    @Override
    public String toString() {
        return "row " + row + ": " + request;
    }
}
