package dev.checkbulk.bench.bed;

import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is measured, in several cases side by side. */
public interface Part {
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
            List<MarkdownTable> tables,
            List<Goal> targets,
            @Nullable String picture) {
        public Measured(List<MarkdownTable> tables, List<Goal> targets) {
            this(tables, targets, null);
        }
    }
}
