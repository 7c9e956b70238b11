package dev.checkbulk.bench;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.Part.Measured;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.Goal;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.ResultsFile;
import dev.checkbulk.bench.journal.JournalPart;
import dev.checkbulk.bench.memory.MemoryPart;
import dev.checkbulk.bench.pace.PacePart;
import dev.checkbulk.bench.raw.RawPart;
import dev.checkbulk.bench.share.SharePart;
import dev.checkbulk.bench.start.StartPart;
import dev.checkbulk.bench.stop.StopPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures everything, part after part, and prints its tables. No figure makes it fail; one that is missing does. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures ours and others side by side, and prints tables.")
public final class Bench implements Callable<Integer> {
    /** In the order in which they run. */
    private static final List<Part> PARTS = List.of(
            new PacePart(),
            new RawPart(),
            new MemoryPart(),
            new StartPart(),
            new SharePart(),
            new JournalPart(),
            new StopPart());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LETTER",
            description =
                    "Some parts: a pace, b raw requests, c memory, d start, e sharing, f plan and journal, g stops.")
    private List<Character> only = List.of();

    @Option(names = "--smoke", description = "So little of everything that the figures mean nothing.")
    private boolean smoke;

    @Option(names = "--write", description = "Put the results into bench/README.md and bench/requests.svg.")
    private boolean write;

    @Option(names = "--root", paramLabel = "DIR", description = "The repository.", hidden = true)
    private Path root = Path.of("").toAbsolutePath();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ResultsFile results = new ResultsFile(root.resolve("bench/README.md"));
        int exitCode = 0;
        for (Part part : PARTS) {
            if (!only.isEmpty() && !only.contains(part.letter())) {
                continue;
            }
            out.println("## " + part.letter() + ") " + part.title() + "\n");
            out.flush();
            long begin = System.nanoTime();
            try (Bed bed = new Bed(root, smoke)) {
                Measured measured = part.measure(bed, smoke ? Sizes.smoke() : Sizes.full());
                String text = text(part, measured);
                out.println(text);
                if (write) {
                    results.put(part.letter(), text);
                    if (measured.picture() != null) {
                        results.put(measured.picture());
                    }
                }
            } catch (IOException | RuntimeException e) {
                e.printStackTrace(out);
                exitCode = 1;
            }
            out.printf(Locale.ROOT, "It took %.0f s.%n%n", (System.nanoTime() - begin) / 1e9);
            out.flush();
        }
        return exitCode;
    }

    private static String text(Part part, Measured measured) {
        StringBuilder text = new StringBuilder(part.how()).append("\n\n");
        text.append("By `bench/run` on ").append(ResultsFile.machine()).append(".\n");
        for (MarkdownTable table : measured.tables()) {
            text.append('\n').append(table.markdown());
        }
        if (!measured.targets().isEmpty()) {
            MarkdownTable targets = MarkdownTable.of("target", "", "measured", "reached");
            for (Goal target : measured.targets()) {
                targets = targets.row(target.cells());
            }
            text.append('\n').append(targets.markdown());
        }
        return text.toString();
    }

    /** The command line; {@code System.exit} is the caller's. */
    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setExpandAtFiles(false);
    }

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }
}
