package dev.checkbulk.ops.resource;

/** How a created record is taken back. */
public sealed interface Removal {
    /** By deleting it. */
    record ByDelete() implements Removal {}

    /**
     * By an update that makes it inactive: Check keeps the record.
     *
     * @param field the field that the update sets to false
     */
    record ByDeactivation(String field) implements Removal {}

    /**
     * Not at all.
     *
     * @param reason a sentence for people
     */
    record None(String reason) implements Removal {}
}
