package dev.checkbulk.bench;

import dev.checkbulk.run.RunRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Runs every benchmark and prints its figures. */
public final class Bench {
    private Bench() {}

    /**
     * Measures and prints.
     *
     * @param args the number of rows of the pacing runs (500 unless said), of the validation and memory runs (1,000,000), and
     *     of the records that are exported (100,000)
     */
    public static void main(String... args) throws IOException, InterruptedException, RunRefused {
        int paced = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        long held = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        int exported = args.length > 2 ? Integer.parseInt(args[2]) : 100_000;
        System.out.println("Pace: reassignments against a sliding log of 25 requests/s, first to last request");
        Pacing.measure(paced).forEach(System.out::println);
        Path folder = Files.createTempDirectory("checkbulk-bench");
        try {
            System.out.println("Journal: reassignments with and without one, in turn");
            System.out.println(Journaling.measure(paced, 3, folder));
            System.out.println("Resume: a new process");
            System.out.println(Resuming.measure(100_000, folder));
            System.out.println("Validation: changes of employees as CSV, one core, -Xmx128m");
            int code = Validating.process(held, folder).inheritIO().start().waitFor();
            if (code != 0) {
                System.exit(code);
            }
            for (Planning.Rows what : Planning.Rows.values()) {
                System.out.println("Plan: a file of " + what + ", read, planned and saved, -Xmx128m");
                System.out.println(Planning.measure(what, 100_000, folder));
            }
            System.out.println("Export: all employees to CSV, a new process, -Xmx64m");
            System.out.println(Exporting.measure(exported, folder));
        } finally {
            delete(folder);
        }
        System.out.println("Memory: rows through Batch against a wire that answers at once, -Xmx64m");
        Process memory = memory(held).inheritIO().start();
        System.exit(memory.waitFor());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The memory run, in a JVM of its own with a heap of 64 MB. */
    static ProcessBuilder memory(long rows) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Memory.class.getName(),
                String.valueOf(rows));
    }
}
