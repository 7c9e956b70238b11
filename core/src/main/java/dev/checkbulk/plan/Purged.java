package dev.checkbulk.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That people's data was taken out of a run.
 *
 * @param by who did it; null when an earlier version did, which did not write it down
 * @param at when, by the clock of the machine that did it; null with {@code by}
 */
public record Purged(@Nullable String by, @Nullable Instant at) {
    /** By somebody, at some time. */
    public static final Purged UNRECORDED = new Purged(null, null);

    public boolean recorded() {
        return at != null;
    }
}
