package dev.checkbulk.run.state;

import dev.checkbulk.http.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a row, as the journal tells it.
 *
 * @param place where the journal goes on behind it: a number that stays the row's as long as the journal is not purged
 * @param row its place in the plan
 * @param at when it was written; null in journals of earlier versions
 */
public record RowEnd(
        long place, long row, Outcome outcome, @Nullable Instant at) {}
