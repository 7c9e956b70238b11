package dev.checkbulk.bench.bed;

import java.util.List;

/**
 * How much of everything.
 *
 * @param runs how often a case is measured
 * @param rows of one run of ours at the limit: so many that the longer gaps of its opening weigh as little as in real ones
 * @param othersRuns how often a case of others is measured
 * @param othersRows of one run of others at the limit
 * @param cases whether all servers, delays and peers take part, or one of each
 * @param atOnce how many paced runs go side by side
 * @param rawRuns how often the raw requests are measured
 * @param warmSeconds of raw requests that are not counted
 * @param rawSeconds of those that are
 * @param memoryRows of the memory runs, one each
 * @param runRows of a whole run of the scripts
 * @param largeRunRows of a larger one
 * @param checked rows of the file that is checked
 * @param planned rows of the plan that is made
 * @param exported records of the export
 * @param finished rows of the run that is resumed
 * @param starts how often a warm start is measured
 * @param coldStarts how often a cold one; 0 leaves the launchers out, which build everything anew
 * @param journalRows of a run with and without a journal
 * @param unpacedRows of a run with and without a journal and without a limit
 * @param sharedRows of each process that shares the limit
 */
public record Sizes(
        int runs,
        int rows,
        int othersRuns,
        int othersRows,
        boolean cases,
        int atOnce,
        int rawRuns,
        double warmSeconds,
        double rawSeconds,
        List<Long> memoryRows,
        int runRows,
        int largeRunRows,
        long checked,
        int planned,
        int exported,
        int finished,
        int starts,
        int coldStarts,
        int journalRows,
        int unpacedRows,
        int sharedRows) {

    public static Sizes full() {
        return new Sizes(
                3,
                1_500,
                1,
                500,
                true,
                4,
                5,
                8,
                4,
                List.of(1_000L, 100_000L, 1_000_000L),
                100_000,
                1_000_000,
                1_000_000,
                100_000,
                100_000,
                100_000,
                7,
                3,
                500,
                50_000,
                600);
    }

    /** Only whether every figure comes; they mean nothing. */
    public static Sizes smoke() {
        return new Sizes(
                1,
                40,
                1,
                40,
                false,
                6,
                1,
                0.2,
                0.3,
                List.of(1_000L, 20_000L),
                100,
                300,
                20_000,
                300,
                450,
                300,
                1,
                0,
                40,
                300,
                50);
    }
}
