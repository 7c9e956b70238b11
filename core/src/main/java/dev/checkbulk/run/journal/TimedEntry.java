package dev.checkbulk.run.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its times by the wall clock of the machine that wrote it: for people alone, nothing is decided by them. Both
 * are null in journals of earlier versions.
 *
 * @param at when it was written
 * @param sent when the request left whose end the entry tells; null when it tells of none
 */
public record TimedEntry(
        Entry entry, @Nullable Instant at, @Nullable Instant sent) {}
