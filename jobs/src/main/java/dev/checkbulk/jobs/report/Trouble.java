package dev.checkbulk.jobs.report;

/**
 * Something that could not be kept when a run ended; of what was sent everything is in the journal, but for {@code JOURNAL}.
 *
 * @param why in the words of what refused it
 */
public record Trouble(Part part, String why) {
    /** What could not be kept. */
    public enum Part {
        /** results.csv, or the failed and unknown rows. */
        RESULTS,
        REPORT,
        JOURNAL
    }
}
