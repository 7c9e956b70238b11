package dev.checkbulk.bench.memory;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.bed.CompiledScripts;
import dev.checkbulk.bench.probe.MeasuredScript;
import dev.checkbulk.bench.probe.ProcessProbe;
import dev.checkbulk.bench.traffic.Caller;
import dev.checkbulk.bench.traffic.EmployeeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reassignment of many employees from the file to the plan of its undo: each command a process of its own with a small
 * heap, against a server that answers at once.
 */
final class RunInSmallHeap {
    /** So far above what a server of this machine answers that it is no limit. */
    private static final List<String> UNPACED = List.of("--rate", "100000");

    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Bed bed;
    private final Path folder;
    private final EmployeeServer server;
    private final int megabytes;
    private final List<Step> steps = new ArrayList<>();

    /**
     * What a command needed.
     *
     * @param exitCode 0 if it did what it was to do
     * @param needed all zero if it was killed
     */
    record Step(String command, int exitCode, double seconds, ProcessProbe.Figures needed) {
        boolean done() {
            return exitCode == 0;
        }
    }

    /**
     * What was measured.
     *
     * @param rows of the file
     * @param megabytes of heap that each command had
     * @param steps of which one that failed is the last
     * @param reportBytes the size of the report; 0 if there is none
     * @param once employees that the server changed once
     */
    record Figures(int rows, int megabytes, List<Step> steps, long reportBytes, long once) {
        /** Whether all commands ended, and every employee was changed once. */
        boolean complete() {
            return once == rows && steps.stream().allMatch(Step::done);
        }
    }

    private RunInSmallHeap(Bed bed, Path folder, EmployeeServer server, int megabytes) {
        this.bed = bed;
        this.folder = folder;
        this.server = server;
        this.megabytes = megabytes;
    }

    static Figures measure(Bed bed, int rows, int megabytes) throws IOException, InterruptedException {
        EmployeeServer server = EmployeeServer.start(bed, rows);
        try {
            Path file = bed.moves("emp_", rows);
            RunInSmallHeap run = new RunInSmallHeap(bed, bed.folder("run"), server, megabytes);
            long report = run.all(file);
            return new Figures(
                    rows,
                    megabytes,
                    List.copyOf(run.steps),
                    report,
                    server.counts().once());
        } finally {
            server.end();
        }
    }

    private long all(Path file) throws IOException, InterruptedException {
        String plan = folder.resolve("moves.plan").toString();
        boolean ran = step("plan", "reassign", true, file.toString(), "--plan-out", plan)
                && step("run", "apply", true, plan, "--yes");
        if (!ran) {
            return 0;
        }
        Path run = only(folder.resolve("runs"));
        String name = String.valueOf(run.getFileName());
        step("status", "status", false, name);
        step("report", "report", false, name);
        step("resume of the finished run", "resume", false, name);
        step("plan of the undo", "undo", true, name, "--plan");
        return Files.size(run.resolve("report.html"));
    }

    /** @param sends whether it takes a pace */
    private boolean step(String what, String script, boolean sends, String... args)
            throws IOException, InterruptedException {
        CompiledScripts scripts = bed.scripts();
        Path figures = bed.folder("figures").resolve("figures");
        List<String> options = new ArrayList<>(scripts.options(script));
        options.add("-Xmx" + megabytes + "m");
        List<String> told = new ArrayList<>(List.of(args));
        told.addAll(sends ? UNPACED : List.of());
        List<String> command = scripts.command(
                options, MeasuredScript.class, List.of(figures.toString()), script, told.toArray(String[]::new));
        long begin = System.nanoTime();
        Bed.Ended ended = bed.run(command, Caller.environment(server.baseUrl(), folder), PATIENCE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        ProcessProbe.Figures needed =
                Files.exists(figures) ? ProcessProbe.Figures.read(figures) : new ProcessProbe.Figures(0, 0, 0, 0);
        Step step = new Step(what, ended.exitCode(), seconds, needed);
        steps.add(step);
        if (!step.done()) {
            System.err.println(what + " of " + megabytes + " MB ended with exit code " + step.exitCode() + ":\n"
                    + ended.errors().lines().limit(30).collect(Collectors.joining("\n")));
        }
        return step.done();
    }

    private static Path only(Path runs) throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
