package dev.checkbulk.batch;

import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How many items ended how. The counts add up to the items that were read from the input.
 *
 * @param stopped why the batch ended before its input did, or null when it did not
 */
public record BatchReport(
        long done,
        long already,
        long conflict,
        long blocked,
        long refused,
        long notApplied,
        long unknown,
        @Nullable String stopped) {

    /** Nothing has happened yet. */
    public static final BatchReport EMPTY = new BatchReport(0, 0, 0, 0, 0, 0, 0, null);

    /** All items. */
    public long total() {
        return done + already + conflict + blocked + refused + notApplied + unknown;
    }

    /** The items that are as they should be. */
    public long succeeded() {
        return done + already;
    }

    /** Whether every item is as it should be and none is missing. */
    public boolean complete() {
        return stopped == null && succeeded() == total();
    }

    /** The same with one more item that ended so. */
    public BatchReport and(Outcome.Kind kind) {
        return and(kind, 1);
    }

    /** The same with so many more. */
    public BatchReport and(Outcome.Kind kind, long more) {
        return new BatchReport(
                done + (kind == Outcome.Kind.DONE ? more : 0),
                already + (kind == Outcome.Kind.ALREADY ? more : 0),
                conflict + (kind == Outcome.Kind.CONFLICT ? more : 0),
                blocked + (kind == Outcome.Kind.BLOCKED ? more : 0),
                refused + (kind == Outcome.Kind.REFUSED ? more : 0),
                notApplied + (kind == Outcome.Kind.NOT_APPLIED ? more : 0),
                unknown + (kind == Outcome.Kind.UNKNOWN ? more : 0),
                stopped);
    }

    /** The counts of both; stopped as the other is. */
    public BatchReport plus(BatchReport other) {
        return new BatchReport(
                done + other.done,
                already + other.already,
                conflict + other.conflict,
                blocked + other.blocked,
                refused + other.refused,
                notApplied + other.notApplied,
                unknown + other.unknown,
                other.stopped);
    }

    /** The same, with why it ended before its input did; null when it did not. */
    public BatchReport stopped(@Nullable String reason) {
        return new BatchReport(done, already, conflict, blocked, refused, notApplied, unknown, reason);
    }
}
