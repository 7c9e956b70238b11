package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import org.jspecify.annotations.Nullable;

/**
 * How to see what is there before an edit and whether the edit happened.
 *
 * @param lookup what is read: the record itself for a change or a deletion, the list in which the new record would stand for a
 *     create; null when there is no way
 * @param list the list from which many such records can be read by their ids, for a create those that it is for, by its
 *     label, for a setting its owner; null when each is read alone
 * @param setting how to find in what the lookup reads what is set, when that is an entry of a list; null for a record
 * @param before what was there when the plan was made: for a change the fields that the request changes and those that
 *     Check changes with them, an object; for a create the ids of the equal records in the list, an array; null when it was
 *     not read
 * @param expect what else the record, of a setting its owner, must have when it is changed, so that it is the right one; null
 *     for nothing
 */
public record Look(
        @Nullable CheckRequest lookup,
        @Nullable CheckRequest list,
        @Nullable Setting setting,
        @Nullable JsonNode before,
        @Nullable JsonNode expect) {

    /** Nothing can be seen. */
    public static final Look NONE = new Look(null, null, null, null, null);

    /** @throws IllegalArgumentException for a lookup that changes something */
    public Look {
        requireRead(lookup);
        requireRead(list);
    }

    private static void requireRead(@Nullable CheckRequest read) {
        if (read != null && read.method().writes()) {
            throw new IllegalArgumentException("A lookup changes nothing: " + read);
        }
    }

    /** The same, looked up so. */
    public Look lookup(@Nullable CheckRequest read) {
        return new Look(read, list, setting, before, expect);
    }

    /** The same, of a record that can be read from this list by its id. */
    public Look list(@Nullable CheckRequest of) {
        return new Look(lookup, of, setting, before, expect);
    }

    /** The same, of an entry of the list that the lookup reads. */
    public Look setting(@Nullable Setting how) {
        return new Look(lookup, list, how, before, expect);
    }

    /** The same, with what was there before. */
    public Look before(@Nullable JsonNode was) {
        return new Look(lookup, list, setting, was, expect);
    }

    /** The same, of a record that has these fields too. */
    public Look expect(@Nullable JsonNode fields) {
        return new Look(lookup, list, setting, before, fields);
    }
}
