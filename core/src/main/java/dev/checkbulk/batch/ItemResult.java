package dev.checkbulk.batch;

import dev.checkbulk.http.Outcome;

/**
 * What happened to one item.
 *
 * @param row its place in the input, from 1
 * @param item the item as it was given
 * @param outcome what is known
 */
public record ItemResult<I>(long row, I item, Outcome outcome) {}
