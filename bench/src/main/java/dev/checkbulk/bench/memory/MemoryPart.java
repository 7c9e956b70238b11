package dev.checkbulk.bench.memory;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much memory rows need, whatever their number. */
public final class MemoryPart implements Part {
    @Override
    public char letter() {
        return 'c';
    }

    @Override
    public String title() {
        return "Memory: heap by the number of rows";
    }

    @Override
    public String how() {
        return "New processes with a small heap. Rows go through Batch against a wire that answers at once; alive is what a"
                + " collection left, the most of ten in each run. Whole reassignments are the scripts themselves, with"
                + " --rate 100000, against a server of this machine that answers at once: alive is the most that full"
                + " collections left, ordered ever more rarely; the longest turn is how long the event loop at most had"
                + " something to do and did not begin with it, collections included but for those that were ordered.";
    }

    private record Batched(long rows, long heap, long alive) {}

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        MarkdownTable table = MarkdownTable.of("", "MB of heap alive", "MB of heap in use at most", "MB allowed");
        List<Long> numbers = sizes.memoryRows();
        Batched first = batched(bed, numbers.get(0));
        Batched last = first;
        for (long rows : numbers) {
            last = rows == first.rows ? first : batched(bed, rows);
            table = table.row(String.format(Locale.ROOT, "%,d rows", rows), mega(last.alive), mega(last.heap), "64");
        }
        CheckedCsv.Figures checked = CheckedCsv.measure(bed, sizes.checked());
        table = table.row(
                String.format(Locale.ROOT, "%,d rows of CSV checked", sizes.checked()),
                "",
                mega(checked.heap()),
                "128");
        ExportHeap.Figures exported = ExportHeap.measure(bed, sizes.exported());
        table = table.row(
                String.format(Locale.ROOT, "%,d records exported", exported.records()),
                "",
                mega(exported.heap()),
                "64");
        MarkdownTable others = MarkdownTable.of("", "")
                .row(
                        "rows of CSV checked, per second of a core",
                        String.format(Locale.ROOT, "%,.0f", checked.perSecond()))
                .row(
                        "an export's requests, of 24.75/s, first to last",
                        Spread.of(exported.share()).percent(1));
        List<Goal> goals = new ArrayList<>(List.of(
                Goal.atMost(
                        1.2,
                        String.format(Locale.ROOT, "heap alive at %,d rows, to that at %,d", last.rows, first.rows),
                        (double) last.alive / first.alive),
                Goal.atLeast(200_000, "rows of CSV checked, per second of a core", checked.perSecond()),
                Goal.atLeast(0.97, "an export's requests, to 24.75/s", exported.share())));
        WholeRuns whole = WholeRuns.measure(bed, sizes);
        goals.addAll(whole.goals());
        return new Measured(List.of(table, others, whole.table()), goals);
    }

    private static Batched batched(Bed bed, long rows) throws IOException, InterruptedException {
        String[] printed = bed.run(Bed.java(List.of("-Xmx64m"), BatchHeap.class, String.valueOf(rows)))
                .figures();
        return new Batched(rows, Long.parseLong(printed[1]), Long.parseLong(printed[2]));
    }

    static String mega(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1048576.0);
    }
}
