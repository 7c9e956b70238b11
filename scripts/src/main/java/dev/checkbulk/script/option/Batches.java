package dev.checkbulk.script.option;

import dev.checkbulk.script.terminal.CannotStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether rows are sent in fixed batches, as a picocli mixin. */
public final class Batches {
    private static final int MOST = 5_000;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description =
                    "Send fixed batches of N rows, as Check's guide does with 20: the next one begins when all rows of"
                            + " one have ended. Without it a slow answer holds up no other row.")
    private @Nullable Integer size;

    /**
     * Objects early to a value that is none.
     *
     * @throws CannotStart says what it may be
     */
    public void require() throws CannotStart {
        if (size != null && (size < 1 || size > MOST)) {
            throw new CannotStart("--batch-size is a number of rows from 1 to " + MOST + ", not " + size + ".");
        }
    }

    /** How many rows a batch has; 0 for a sliding window. */
    public int size() {
        return size == null ? 0 : size;
    }
}
