package dev.checkbulk.jobs.report;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.state.RowState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands when its report is made, in numbers.
 * Any thread may ask.
 */
public final class RunEnd {
    private final About about;
    private final List<RowState> rows;
    private final @Nullable String stopped;
    private final List<Path> files;
    private final @Nullable Purged purge;
    private final Tally tally;

    /** What one walk through the rows tells. */
    private record Tally(BatchReport counts, long kept, long cannot, boolean mendable) {}

    /** Walks once through the rows. Blocks as they do. */
    public RunEnd(
            About about, List<RowState> rows, @Nullable String stopped, List<Path> files, @Nullable Purged purge) {
        this.about = about;
        this.rows = rows;
        this.stopped = stopped;
        this.files = List.copyOf(files);
        this.purge = purge;
        this.tally = tally();
    }

    private RunEnd(RunEnd of, List<Path> files) {
        about = of.about;
        rows = of.rows;
        stopped = of.stopped;
        this.files = List.copyOf(files);
        purge = of.purge;
        tally = of.tally;
    }

    private Tally tally() {
        BatchReport counts = BatchReport.EMPTY;
        long kept = 0;
        long cannot = 0;
        boolean mendable = false;
        for (RowState row : rows) {
            counts = counts.and(row.outcome().kind());
            boolean isKept = isKept(row);
            boolean isStuck = cannotBeUndone(row);
            kept += isKept ? 1 : 0;
            cannot += isStuck ? 1 : 0;
            mendable |= Results.isToMend(row) && !isKept && !isStuck;
        }
        return new Tally(counts, kept, cannot, mendable);
    }

    public About about() {
        return about;
    }

    public List<RowState> rows() {
        return rows;
    }

    public @Nullable String stopped() {
        return stopped;
    }

    public List<Path> files() {
        return files;
    }

    public @Nullable Purged purge() {
        return purge;
    }

    /** The same, with another file. */
    public RunEnd and(Path file) {
        List<Path> more = new ArrayList<>(files);
        more.add(file);
        return new RunEnd(this, more);
    }

    /** The counts; they add up to the rows. */
    public BatchReport counts() {
        return tally.counts();
    }

    /** The rows that are not as they should be. */
    public Stream<RowState> failures() {
        return tally.counts().succeeded() == rows.size()
                ? Stream.empty()
                : rows.stream().filter(row -> !row.outcome().asWanted());
    }

    /** How the headline begins. */
    public String done() {
        BatchReport report = counts();
        return String.format(
                Locale.ROOT,
                "%d of %d %s %s%s",
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
        return purge == null && !canResume() && tally.mendable();
    }

    /** Whether an undo left it alone, because somebody changed it since. */
    boolean isKept(RowState row) {
        return is(row, Reason.KEPT);
    }

    /** Whether an undo found that it has no way back. */
    boolean cannotBeUndone(RowState row) {
        return is(row, Reason.NO_WAY_BACK);
    }

    private static boolean is(RowState row, Reason reason) {
        return row.outcome() instanceof Skipped skipped && skipped.reason() == reason;
    }

    /** How many an undo left alone, because somebody changed them since. */
    public long kept() {
        return tally.kept();
    }

    /** How many an undo found no way back for. */
    public long cannot() {
        return tally.cannot();
    }
}
