package dev.checkbulk.batch;

import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one item.
 *
 * @param row its place in the input, from 1
 * @param item the item as it was given
 * @param outcome what is known
 * @param id the record that it is about: the one in Check's answer, else the one that the operation's {@linkplain Operation#key
 *     key} names; empty when neither tells, as for a creation that failed
 */
public record ItemResult<I>(long row, I item, Outcome outcome, String id) {
    /** One of an item whose operation has no key. */
    public ItemResult(long row, I item, Outcome outcome) {
        this(row, item, outcome, id(outcome, null));
    }

    static <I> ItemResult<I> of(long row, I item, @Nullable String key, Outcome outcome) {
        return new ItemResult<>(row, item, outcome, id(outcome, key));
    }

    private static String id(Outcome outcome, @Nullable String key) {
        String answered = outcome instanceof Outcome.Done done ? done.response().id() : "";
        return answered.isEmpty() && key != null ? key : answered;
    }
}
