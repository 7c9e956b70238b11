package dev.checkbulk.bench;

import dev.checkbulk.run.state.RunRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a plan and a journal cost. */
final class OverheadPart implements Part {
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
                + " and reads each record again before it changes it. Planning is a new process with a heap of 128 MB against"
                + " a stand-in without a limit; resuming is one too, from the command to the first request.";
    }

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        Path folder = bed.folder("journal");
        List<Callable<Journaling.Pair>> todo = IntStream.range(0, sizes.runs())
                .mapToObj(n -> (Callable<Journaling.Pair>)
                        () -> Journaling.measure(sizes.journalRows(), folder.resolve(String.valueOf(n))))
                .toList();
        List<Journaling.Pair> pairs = SideBySide.run(sizes.runs(), todo);
        Planning.Figures moves = Planning.measure(bed, Planning.Rows.MOVES, sizes.planned());
        Planning.Figures creates = Planning.measure(bed, Planning.Rows.CREATES, sizes.planned());
        Spread planning = Micro.score(PlanBenchmark.class, sizes);
        double resumed;
        try {
            resumed = Resuming.measure(sizes.finished(), bed.folder("resume"));
        } catch (RunRefused e) {
            throw new IllegalStateException(e);
        }
        Spread ratio = Spread.of(pairs, Journaling.Pair::ratio);
        Table table = Table.of("", "")
                .row("requests/s of a durable run to those of a batch", ratio.text("%.3f"))
                .row(
                        "time of a durable run to what its changes and readings take at 24.75/s",
                        Spread.of(pairs, Journaling.Pair::pace).text("%.3f"))
                .row(
                        "the journal's thread, of a core",
                        Spread.of(pairs, Journaling.Pair::core).percent(2))
                .row(planned("reassignments", sizes, moves), "%,.0f".formatted(moves.perSecond()))
                .row(planned("new benefits", sizes, creates), "%,.0f".formatted(creates.perSecond()))
                .row("JMH: planning alone, µs per row", planning.text("%.2f"))
                .row("resume of %,d finished rows, to the first request".formatted(sizes.finished()), seconds(resumed));
        return new Measured(
                List.of(table),
                List.of(Target.atLeast(0.99, "requests/s of a durable run to those of a batch", ratio.median())));
    }

    private static String planned(String what, Sizes sizes, Planning.Figures figures) {
        return "%,d %s read, planned and saved (%d MB of plan), rows/s"
                .formatted(sizes.planned(), what, figures.bytes() >> 20);
    }

    private static String seconds(double value) {
        return "%.2f s".formatted(value);
    }
}
