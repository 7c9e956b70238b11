package dev.checkbulk.bench.start;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.Part;
import dev.checkbulk.bench.bed.Sizes;
import dev.checkbulk.bench.figures.MarkdownTable;
import dev.checkbulk.bench.figures.Spread;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.LimitedServer;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes from a command to its first request. */
public final class StartPart implements Part {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public char letter() {
        return 'd';
    }

    @Override
    public String title() {
        return "Start: seconds from the command to the first request";
    }

    @Override
    public String how() {
        return "Cold is the first use: of ./jbang in a clone where nothing is built (the dependencies are in the local Maven"
                + " repository), of JBang with an empty cache, of java and python3 with their files put out of the page cache,"
                + " as far as no running process maps them. Warm is every further use. The script is reassign, which reads"
                + " before it changes.";
    }

    @Override
    public Measured measure(Bed bed, Sizes sizes) throws IOException, InterruptedException {
        MarkdownTable table = MarkdownTable.of("command", "cold", "warm");
        for (StartCommand start : StartCommand.all(bed, sizes.coldStarts() > 0)) {
            if (start.missing() != null) {
                table = table.row(start.label(), start.missing(), "-");
                continue;
            }
            List<Double> cold = new ArrayList<>();
            for (int n = 0; n < Math.min(sizes.coldStarts(), start.coldStarts()); n++) {
                start.makeCold().run();
                cold.add(once(bed, start));
            }
            if (sizes.coldStarts() > 0) {
                once(bed, start); // what comes right after a cold start is not measured
            }
            List<Double> warm = new ArrayList<>();
            for (int n = 0; n < sizes.starts(); n++) {
                warm.add(once(bed, start));
            }
            table = table.row(start.label(), cold.isEmpty() ? "-" : text(cold), text(warm));
        }
        return new Measured(List.of(table), List.of());
    }

    private static String text(List<Double> seconds) {
        return Spread.of(seconds, Double::doubleValue).text("%.2f");
    }

    private static double once(Bed bed, StartCommand start) throws IOException, InterruptedException {
        Standin standin = LimitedServer.standin(bed, Limiter.NONE, Latency.none());
        Path output = bed.folder("start").resolve("output");
        try {
            Map<String, String> environment = Caller.environment(standin.baseUrl(), bed.folder("home"));
            long begin = System.nanoTime();
            Process process = bed.start(start.command(), start.with(environment), output);
            while (process.isAlive()
                    && standin.judge().counts().requests() == 0
                    && System.nanoTime() - begin < PATIENCE.toNanos()) {
                Thread.sleep(1);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            boolean done = start.sends() ? standin.judge().counts().requests() > 0 : process.waitFor() == 0;
            Bed.end(process);
            if (!done) {
                throw new IllegalStateException(start.label() + " made no request:\n" + Files.readString(output));
            }
            return seconds;
        } finally {
            Bed.get(standin.close());
        }
    }
}
