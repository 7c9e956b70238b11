package dev.checkbulk.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.script.input.BadInput;
import dev.checkbulk.script.input.ResourceShape;
import dev.checkbulk.script.input.Shape;
import dev.checkbulk.script.input.Validation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** How fast a CSV file is checked, and in how much memory: changes of employees, of whom each row has eleven cells. */
final class Validating {
    private static final String HEADER = "id,first_name,last_name,email,start_date,residence.line1,residence.city,"
            + "residence.state,residence.postal_code,workplaces,metadata.ref\n";

    private Validating() {}

    /** The process that is measured: checks the file once. */
    public static void main(String... args) throws BadInput {
        Shape shape = ResourceShape.of(ResourceType.of("employees"), Verb.UPDATE);
        long begin = System.nanoTime();
        long cpu = cpu();
        Validation validation = Validation.of(args[0], InputStream.nullInputStream(), shape);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double ofCore = (cpu() - cpu) / 1e9;
        System.out.printf(
                "%,d rows checked in %.2f s, %.2f s of a core: %,.0f rows/s of a core, at most %d MB of heap in use%n",
                validation.rows(), seconds, ofCore, validation.rows() / ofCore, peak() >> 20);
    }

    /** What this process has computed so far, in nanoseconds: other processes take none of it. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** The run, in a JVM of its own with one core and a heap of 128 MB. */
    static ProcessBuilder process(long rows, Path folder) throws IOException {
        Path file = folder.resolve("employees.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEADER);
            for (long row = 0; row < rows; row++) {
                writer.write("emp_" + Long.toString(1_000_000_000_000L + row * 7919, 36) + ",Ana,Alvarez,ana" + row
                        + "@example.com,2026-02-01,\"" + row + " Main St, Apt 4\",Boston,MA,02139,wrk_1;wrk_2,r" + row
                        + "\n");
            }
        }
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                Validating.class.getName(),
                file.toString());
    }
}
