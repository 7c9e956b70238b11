package dev.checkbulk.bench.memory;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.probe.ProcessProbe;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.script.export.Export;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.judge.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * How fast all employees are exported to CSV, by the arrivals that the stand-in logged, and how much heap that needs: in a
 * process of its own with a small heap, against a stand-in that answers at once.
 */
final class ExportHeap {
    private static final String WORKPLACE = "wrk_1";

    private ExportHeap() {}

    /** As the script {@code export} has it. */
    @Command(name = "export")
    static final class Script implements Callable<Integer> {
        @Mixin
        private Export export = new Export();

        @Override
        public Integer call() throws Exception {
            return export.run();
        }
    }

    /** The process that is measured: exports the employees to a file, and prints the most bytes of heap in use. */
    public static void main(String... args) {
        int exitCode = Export.commandLine(new Script()).execute("employees", "--out", args[0]);
        System.out.println(ProcessProbe.mostHeap());
        System.exit(exitCode);
    }

    /**
     * What was measured.
     *
     * @param share of the pace, the requests between the first and the last one
     * @param heap in use at most, in bytes
     */
    record Figures(long records, double share, long heap) {}

    static Figures measure(Bed bed, int records) throws IOException, InterruptedException {
        Standin standin = Bed.get(Standin.start(bed.vertx(), StandinSettings.defaults()));
        for (int n = 1; n <= records; n++) {
            standin.records().mentionEmployee("emp_" + n, WORKPLACE);
        }
        Path folder = bed.folder("export");
        Path file = folder.resolve("employees.csv");
        String printed = bed.run(
                        Bed.java(List.of("-Xmx64m"), ExportHeap.class, file.toString()),
                        Caller.environment(standin.baseUrl(), folder))
                .figures()[0];
        Bed.get(standin.close());
        try (Stream<String> lines = Files.lines(file)) {
            return new Figures(lines.count() - 1, share(standin.judge().arrivals()), Long.parseLong(printed));
        }
    }

    private static double share(List<Arrival> arrivals) {
        long first = arrivals.get(0).nanos();
        long last = arrivals.get(arrivals.size() - 1).nanos();
        return (arrivals.size() - 1) / ((last - first) / 1e9) / Limit.CHECK.perSecond();
    }
}
