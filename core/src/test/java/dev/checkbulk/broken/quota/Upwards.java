package dev.checkbulk.broken.quota;

import dev.checkbulk.batch.Batch;

/** Breaks the rule that arrows point downwards. */
public final class Upwards {
    Batch batch;
}
