package dev.checkbulk.jobs.plan;

/**
 * Two rows of the input that set the same field of the same record to different values.
 *
 * @param row the later one
 * @param earlier the one before it
 * @param label what both are about, for people: the record's id
 */
public record Contradiction(long row, long earlier, String field, String label) {}
