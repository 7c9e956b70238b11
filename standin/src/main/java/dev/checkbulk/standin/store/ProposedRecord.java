package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A create or update whose fields are each valid, on its way to become a record.
 *
 * @param body what was sent
 * @param before the record as it is; null on create
 * @param next the record as it will be; the rules may still settle fields that were not sent
 */
public record ProposedRecord(ObjectNode body, @Nullable ObjectNode before, ObjectNode next) {

    public boolean creates() {
        return before == null;
    }

    /** Whether the field was sent with a value. */
    public boolean sets(String field) {
        return body.hasNonNull(field);
    }

    /** Whether the record will hold another value in this field than it does now. */
    public boolean changes(String field) {
        return before == null || !before.path(field).equals(next.path(field));
    }

    public String text(String field) {
        return next.path(field).asText("");
    }

    public String id() {
        return text("id");
    }
}
