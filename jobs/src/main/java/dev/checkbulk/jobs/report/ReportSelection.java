package dev.checkbulk.jobs.report;

import dev.checkbulk.run.state.RowState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows a report shows: the first that are not as they should be, then the first of the others, as many as a browser shows at
 * once.
 *
 * @param failures how many rows of the input that are not as they should be
 * @param others how many of the others
 * @param all whether these are all
 * @param inputs the rows of the input that are shown
 */
record ReportSelection(long failures, long others, boolean all, Set<Long> inputs) {
    /** A page of so many rows is there within a second. */
    static final int MOST_ROWS = 10_000;

    /** @param rows where those of the input stand */
    static ReportSelection of(List<RowState> rows, long failed) {
        long failures = Math.min(failed, MOST_ROWS);
        long others = Math.min(rows.size() - failed, MOST_ROWS - failures);
        boolean all = failures + others == rows.size();
        Set<Long> inputs = new HashSet<>();
        long failuresLeft = failures;
        long othersLeft = others;
        for (RowState row : rows) {
            if (failuresLeft + othersLeft == 0) {
                break;
            }
            if (isFailure(row) && failuresLeft > 0) {
                failuresLeft--;
                inputs.add(row.input());
            } else if (!isFailure(row) && othersLeft > 0) {
                othersLeft--;
                inputs.add(row.input());
            }
        }
        return new ReportSelection(failures, others, all, inputs);
    }

    static boolean isFailure(RowState row) {
        return !row.outcome().asWanted();
    }
}
