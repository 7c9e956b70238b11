package dev.checkbulk.bench.memory;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole runs of a smaller and a larger number of rows, and what they tell about any number. */
record WholeRuns(RunInSmallHeap.Figures small, RunInSmallHeap.Figures large) {
    private static final int SMALL_MEGABYTES = 128;
    private static final int LARGE_MEGABYTES = 256;

    static WholeRuns measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        return new WholeRuns(
                RunInSmallHeap.measure(bed, sizes.runRows(), SMALL_MEGABYTES),
                RunInSmallHeap.measure(bed, sizes.largeRunRows(), LARGE_MEGABYTES));
    }

    MarkdownTable table() {
        MarkdownTable table = MarkdownTable.of(
                "reassignment, whole",
                "MB allowed",
                "seconds",
                "rows/s",
                "MB of heap alive",
                "longest turn, ms",
                "longest collection, ms");
        for (RunInSmallHeap.Figures run : List.of(small, large)) {
            for (RunInSmallHeap.Step step : run.steps()) {
                table = table.row(cells(run, step));
            }
        }
        return table;
    }

    private static String[] cells(RunInSmallHeap.Figures run, RunInSmallHeap.Step step) {
        boolean seen = step.needed().alive() > 0;
        return new String[] {
            String.format(
                    Locale.ROOT,
                    "%,d rows: %s%s",
                    run.rows(),
                    step.command(),
                    step.done() ? "" : ", exit code " + step.exitCode()),
            Integer.toString(run.megabytes()),
            String.format(Locale.ROOT, "%.1f", step.seconds()),
            String.format(Locale.ROOT, "%,.0f", run.rows() / step.seconds()),
            seen ? MemoryPart.mega(step.needed().alive()) : "",
            seen ? millis(step.needed().lagNanos()) : "",
            seen ? millis(step.needed().pauseNanos()) : ""
        };
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.0f", nanos / 1e6);
    }

    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (RunInSmallHeap.Figures run : List.of(small, large)) {
            goals.add(Goal.atLeast(
                    run.rows(),
                    String.format(
                            Locale.ROOT,
                            "%,d rows in %d MB: changed once, all commands ended",
                            run.rows(),
                            run.megabytes()),
                    run.complete() ? run.rows() : Math.min(run.once(), run.rows() - 1)));
        }
        goals.add(Goal.atMost(64, "bytes alive for each row more, the most of all commands", bytesForEachRow()));
        goals.add(Goal.atMost(
                60,
                String.format(Locale.ROOT, "%,d rows: seconds of the resume of the finished run", large.rows()),
                large.steps().stream()
                        .filter(step -> step.command().startsWith("resume"))
                        .mapToDouble(RunInSmallHeap.Step::seconds)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY)));
        goals.add(Goal.atMost(
                50,
                String.format(Locale.ROOT, "%,d rows: the longest turn of an event loop, ms", large.rows()),
                large.steps().stream()
                                .mapToLong(step -> step.needed().lagNanos())
                                .max()
                                .orElseThrow()
                        / 1e6));
        return goals;
    }

    private double bytesForEachRow() {
        double most = 0;
        for (int i = 0; i < Math.min(small.steps().size(), large.steps().size()); i++) {
            long more = large.steps().get(i).needed().alive()
                    - small.steps().get(i).needed().alive();
            most = Math.max(most, (double) more / (large.rows() - small.rows()));
        }
        return most;
    }
}
