package dev.checkbulk.bench;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is measured, in several cases side by side. */
sealed interface Part permits PacePart, RawPart, MemoryPart, StartPart, SharePart, OverheadPart, StopPart {
    /** All parts, in the order in which they run. */
    static List<Part> all() {
        return List.of(
                new PacePart(),
                new RawPart(),
                new MemoryPart(),
                new StartPart(),
                new SharePart(),
                new OverheadPart(),
                new StopPart());
    }

    /** The letter that {@code --only} takes. */
    char letter();

    /** What it measures, as a heading. */
    String title();

    /** How, in a sentence or two, for who reads the tables. */
    String how();

    /**
     * Measures.
     *
     * @throws IllegalStateException when a case does not give its figures
     */
    Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException;

    /**
     * What a part found: its tables, and what they mean for the targets.
     *
     * @param picture an SVG, if it draws one
     */
    record Measured(
            List<Table> tables,
            List<Target> targets,
            @Nullable String picture) {
        Measured(List<Table> tables, List<Target> targets) {
            this(tables, targets, null);
        }
    }
}
