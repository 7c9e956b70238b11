package dev.checkbulk.jobs.report;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.run.state.RowState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands when its report is made, in numbers.
 *
 * @param about what was run
 * @param rows where every row of the input stands
 * @param stopped why the run stopped before its end, or null when it did not
 * @param files the files that the run left
 * @param purge that people's data was taken out of it: then there is nothing to go on with; null when it was not
 */
public record RunEnd(
        About about,
        List<RowState> rows,
        @Nullable String stopped,
        List<Path> files,
        @Nullable Purged purge) {
    public RunEnd {
        files = List.copyOf(files);
    }

    /** The same, with another file. */
    public RunEnd and(Path file) {
        List<Path> more = new ArrayList<>(files);
        more.add(file);
        return new RunEnd(about, rows, stopped, more, purge);
    }

    /** The counts; they add up to the rows. */
    public BatchReport counts() {
        BatchReport counts = BatchReport.EMPTY;
        for (RowState row : rows) {
            counts = counts.and(row.outcome().kind());
        }
        return counts;
    }

    /** The rows that are not as they should be. */
    public List<RowState> failures() {
        return rows.stream()
                .filter(row -> row.outcome().kind() != Outcome.Kind.DONE
                        && row.outcome().kind() != Outcome.Kind.ALREADY)
                .toList();
    }

    /** How the headline begins. */
    public String done() {
        BatchReport report = counts();
        return "%d of %d %s %s%s"
                .formatted(
                        report.done(),
                        rows.size(),
                        about.plural(),
                        about.participle(),
                        report.already() == 0 ? "." : ", " + report.already() + " were so already.");
    }

    /** The rows that are not as they should be, by what the headline calls them. */
    public Map<String, Long> left() {
        BatchReport report = counts();
        Map<String, Long> left = new LinkedHashMap<>();
        left.put("failed", report.refused() + report.conflict() + report.blocked() - kept() - cannot());
        left.put("kept", kept());
        left.put("cannot be undone", cannot());
        left.put("unknown", report.unknown());
        left.put("not applied", report.notApplied());
        left.values().removeIf(count -> count == 0);
        return left;
    }

    /** Whether there are rows to go on with. */
    public boolean canResume() {
        BatchReport report = counts();
        return purge == null && report.notApplied() + report.unknown() > 0;
    }

    /** Whether all rows have ended, and some of them may be tried again. */
    public boolean canRetry() {
        return purge == null && !canResume() && rows.stream().anyMatch(row -> Results.isToMend(row) && !isLeft(row));
    }

    /** What an undo leaves alone is not there to be tried again. */
    private boolean isLeft(RowState row) {
        return isKept(row) || cannotBeUndone(row);
    }

    /** Whether an undo left it alone, because somebody changed it since. */
    boolean isKept(RowState row) {
        return isOfUndo(row, UndoRules.KEPT);
    }

    /** Whether an undo found that it has no way back. */
    boolean cannotBeUndone(RowState row) {
        return isOfUndo(row, UndoRules.CANNOT_BE_UNDONE);
    }

    private boolean isOfUndo(RowState row, String beginning) {
        return about.undoOf() != null && row.outcome().explanation().startsWith(beginning);
    }

    /** How many an undo left alone, because somebody changed them since. */
    public long kept() {
        return rows.stream().filter(this::isKept).count();
    }

    /** How many an undo found no way back for. */
    public long cannot() {
        return rows.stream().filter(this::cannotBeUndone).count();
    }
}
