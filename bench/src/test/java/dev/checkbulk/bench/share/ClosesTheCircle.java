package dev.checkbulk.bench.share;

import org.jspecify.annotations.Nullable;

/** The way back from another part. */
public final class ClosesTheCircle {
    dev.checkbulk.bench.pace.@Nullable DependsOnAnotherPart back;
}
