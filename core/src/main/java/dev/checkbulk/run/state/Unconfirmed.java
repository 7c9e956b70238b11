package dev.checkbulk.run.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run under way whose create was answered by something that is not Check's answer, and that are looked up before
 * anything is sent again.
 *
 * @param rows how many
 * @param nextLook when the next of them is looked up, by this machine's clock; null when there is none
 */
public record Unconfirmed(int rows, @Nullable Instant nextLook) {}
