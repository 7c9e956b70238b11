package dev.checkbulk.bench.memory;

import com.sun.management.OperatingSystemMXBean;
import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.probe.ProcessProbe;
import dev.checkbulk.jobs.file.Validation;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.ResourceShape;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How fast a CSV file is checked, and in how much memory: changes of employees, of whom each row has eleven cells. */
final class CheckedCsv {
    private static final String HEADER = "id,first_name,last_name,email,start_date,residence.line1,residence.city,"
            + "residence.state,residence.postal_code,workplaces,metadata.ref\n";

    private CheckedCsv() {}

    /**
     * The process that is measured: checks the file once, and prints the rows, the processor seconds that it took, and the
     * most bytes of heap in use.
     */
    public static void main(String... args) throws InvalidInput {
        Shape shape = ResourceShape.of(ResourceType.of("employees"), Verb.UPDATE);
        long cpu = cpu();
        Validation validation = Validation.of(args[0], InputStream.nullInputStream(), shape);
        System.out.println(validation.rows() + " " + (cpu() - cpu) / 1e9 + " " + ProcessProbe.mostHeap());
    }

    /** What this process has computed so far, in nanoseconds: other processes take none of it. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /**
     * What was measured.
     *
     * @param perSecond rows per second of a core
     * @param heap in use at most, in bytes
     */
    record Figures(double perSecond, long heap) {}

    /** The run, in a JVM of its own with one core and a heap of 128 MB. */
    static Figures measure(Bed bed, long rows) throws IOException, InterruptedException {
        Path file = bed.folder("validating").resolve("employees.csv");
        write(file, rows);
        String[] printed = bed.run(
                        Bed.java(List.of("-Xmx128m", "-XX:ActiveProcessorCount=1"), CheckedCsv.class, file.toString()))
                .figures();
        if (Long.parseLong(printed[0]) != rows) {
            throw new IllegalStateException(printed[0] + " rows were checked, not " + rows);
        }
        return new Figures(rows / Double.parseDouble(printed[1]), Long.parseLong(printed[2]));
    }

    private static void write(Path file, long rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEADER);
            for (long row = 0; row < rows; row++) {
                writer.write("emp_" + Long.toString(1_000_000_000_000L + row * 7919, 36) + ",Ana,Alvarez,ana" + row
                        + "@example.com,2026-02-01,\"" + row + " Main St, Apt 4\",Boston,MA,02139,wrk_1;wrk_2,r" + row
                        + "\n");
            }
        }
    }
}
