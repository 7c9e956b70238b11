package dev.checkbulk.bench.journal;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.JmhRun;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.SideBySide;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a plan and a journal cost. */
public final class JournalPart implements Part {
    @Override
    public char letter() {
        return 'f';
    }

    @Override
    public String title() {
        return "Plan and journal: what they cost";
    }

    @Override
    public String how() {
        return "Pairs of the same reassignments, at the limit, through a batch and through a durable run, which keeps a journal"
                + " and reads each record again before it changes it. The same without a limit, in new processes with a heap of 256"
                + " MB against a server of this machine that answers at once. Planning is a new process with a heap of 128 MB against"
                + " a stand-in without a limit; resuming is one too, from the command to the first request.";
    }

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        Path folder = bed.folder("journal");
        List<Callable<PacedPair.Pair>> todo = IntStream.range(0, sizes.runs())
                .mapToObj(n -> (Callable<PacedPair.Pair>)
                        () -> PacedPair.measure(sizes.journalRows(), folder.resolve(String.valueOf(n))))
                .toList();
        List<PacedPair.Pair> pairs = SideBySide.run(sizes.runs(), todo);
        PlanInSmallHeap.Figures moves = PlanInSmallHeap.measure(bed, PlanInSmallHeap.Rows.MOVES, sizes.planned());
        PlanInSmallHeap.Figures creates = PlanInSmallHeap.measure(bed, PlanInSmallHeap.Rows.CREATES, sizes.planned());
        Spread planning = JmhRun.score(PlanBenchmark.class, sizes);
        double resumed;
        try {
            resumed = ResumeStart.measure(sizes.finished(), bed.folder("resume"));
        } catch (RunRefused e) {
            throw new IllegalStateException(e);
        }
        Spread ratio = Spread.of(pairs, PacedPair.Pair::ratio);
        Spread core = Spread.of(pairs, PacedPair.Pair::core);
        MarkdownTable table = MarkdownTable.of("", "")
                .row("requests/s of a durable run to those of a batch", ratio.text("%.3f"))
                .row(
                        "time of a durable run to what its changes and readings take at 24.75/s",
                        Spread.of(pairs, PacedPair.Pair::pace).text("%.3f"))
                .row("the journal's thread, of a core", core.percent(2))
                .row(planned("reassignments", sizes, moves), String.format(Locale.ROOT, "%,.0f", moves.perSecond()))
                .row(planned("new benefits", sizes, creates), String.format(Locale.ROOT, "%,.0f", creates.perSecond()))
                .row("JMH: planning alone, µs per row", planning.text("%.2f"))
                .row(
                        String.format(
                                Locale.ROOT, "resume of %,d finished rows, to the first request", sizes.finished()),
                        seconds(resumed));
        List<UnpacedPair> unpaced = UnpacedPair.measure(bed, sizes);
        Spread run = Spread.of(unpaced, UnpacedPair::run);
        MarkdownTable unlimited = MarkdownTable.of(
                        String.format(Locale.ROOT, "%,d rows without a limit", sizes.unpacedRows()), "rows/s")
                .row("a durable run", run.text("%,.0f"))
                .row("a batch", Spread.of(unpaced, UnpacedPair::batch).text("%,.0f"))
                .row(
                        "a durable run to a batch, each pair",
                        Spread.of(unpaced, UnpacedPair::ratio).text("%.3f"));
        return new Measured(
                List.of(table, unlimited),
                List.of(
                        Goal.atLeast(0.99, "requests/s of a durable run to those of a batch", ratio.median()),
                        Goal.atMost(0.02, "the journal's thread, of a core", core.median()),
                        Goal.atLeast(1_000, "rows/s of a durable run without a limit", run.median())));
    }

    private static String planned(String what, Sizes sizes, PlanInSmallHeap.Figures figures) {
        return String.format(
                Locale.ROOT,
                "%,d %s read, planned and saved (%d MB of plan), rows/s",
                sizes.planned(),
                what,
                figures.bytes() >> 20);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }
}
