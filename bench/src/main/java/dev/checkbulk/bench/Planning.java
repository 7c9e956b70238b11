package dev.checkbulk.bench;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.run.Plan;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.script.Job;
import dev.checkbulk.script.input.Column;
import dev.checkbulk.script.input.Input;
import dev.checkbulk.script.input.Shape;
import dev.checkbulk.script.input.WholeFile;
import dev.checkbulk.standin.Latency;
import dev.checkbulk.standin.Limiter;
import dev.checkbulk.standin.Standin;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Whether the plan of a file fits into a small heap, from its rows to the saved plan: in a JVM of its own, with unpaced reads. */
final class Planning {
    private Planning() {}

    /**
     * What was measured.
     *
     * @param perSecond rows per second, from the file to the saved plan
     * @param bytes of the plan
     */
    record Figures(double perSecond, long bytes) {}

    /** Runs it in a JVM with a heap of 128 MB, against a stand-in of this one. */
    static Figures measure(Bed bed, int rows) throws IOException, InterruptedException {
        Standin standin = Limited.standin(bed, Limiter.NONE, Latency.none());
        Path file = bed.folder("plan").resolve("moves.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("employee,workplaces\n");
            for (int row = 0; row < rows; row++) {
                csv.write("emp_%020d,wrk_%d%n".formatted(row, row % 40));
            }
        }
        String[] figures = bed.run(Bed.java(
                        List.of("-Xmx128m", "-XX:+UseSerialGC"), Planning.class, standin.baseUrl(), file.toString()))
                .figures();
        Bed.get(standin.close());
        if (Integer.parseInt(figures[0]) != rows) {
            throw new IllegalStateException(figures[0] + " rows were planned, not " + rows);
        }
        return new Figures(rows / Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
    }

    /** Plans the file of the second argument by the server of the first one, and prints the rows, the seconds, and the bytes of the plan. */
    public static void main(String... args) throws Exception {
        long begin = System.nanoTime();
        Path file = Path.of(args[1]);
        Input input = Input.read(
                file.toString(),
                InputStream.nullInputStream(),
                new Shape(
                        "employee",
                        "workplaces",
                        true,
                        List.of(
                                Column.id("employee").asRequired(),
                                Column.id("workplaces").asRequired().asList())));
        Job<Reassignment> job = Job.of(
                input,
                "employees",
                "updated",
                "PATCH /employees/{employee}",
                row -> Reassignment.of(input.key(row), row.texts("workplaces")),
                ReassignEmployees.replacing());
        Vertx vertx = Vertx.vertx();
        CheckClient client = CheckClient.create(vertx, Environment.of(args[0]), ApiKey.of("bench"), new Unlimited());
        List<PlanRow> rows = Bed.get(job.planner().plan(client.reading(), job.items()));
        Plan plan = Plan.of(
                new Plan.Header(
                        "0".repeat(32), "reassign", input.sha256(), args[0], Instant.EPOCH, NullNode.getInstance()),
                rows);
        Path saved = file.resolveSibling("moves.plan");
        try (WholeFile whole = new WholeFile(saved)) {
            plan.writeTo(whole.stream());
            whole.finish();
        }
        System.out.println(plan.rows() + " " + (System.nanoTime() - begin) / 1e9 + " " + Files.size(saved));
        System.exit(0);
    }
}
