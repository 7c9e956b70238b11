package dev.checkbulk.bench.pace;

import dev.checkbulk.bench.share.ClosesTheCircle;
import dev.checkbulk.bench.share.SharePart;
import org.jspecify.annotations.Nullable;

/** Breaks the rule that parts do not depend on one another. */
public final class DependsOnAnotherPart {
    @Nullable
    SharePart other;

    @Nullable
    ClosesTheCircle back;
}
