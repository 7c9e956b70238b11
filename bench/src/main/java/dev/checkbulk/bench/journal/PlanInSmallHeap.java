package dev.checkbulk.bench.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.traffic.LimitedServer;
import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.jobs.file.InputReader;
import dev.checkbulk.jobs.file.WholeFile;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.ops.CreateBenefits;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.script.Job;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import dev.checkbulk.standin.records.StoredRecords;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the plan of a file fits into a small heap, from its rows to the saved plan: in a JVM of its own, with unpaced reads. */
final class PlanInSmallHeap {
    private PlanInSmallHeap() {}

    /** What the rows of the file ask for. */
    enum Rows {
        MOVES("employee,workplaces") {
            @Override
            String line(int row) {
                return String.format(Locale.ROOT, "emp_%020d,wrk_%d", row, row % 40);
            }

            @Override
            Job<?> job(Path file) throws InvalidInput {
                Input input = read(
                        file,
                        "workplaces",
                        Column.id("employee").asRequired(),
                        Column.id("workplaces").asRequired().asList());
                return Job.of(
                        input,
                        "employees",
                        "updated",
                        "PATCH /employees/{employee}",
                        row -> Reassignment.of(input.key(row), row.texts("workplaces")),
                        ReassignEmployees.replacing());
            }
        },
        CREATES("employee,benefit,effective_start,employee_contribution_amount") {
            @Override
            String line(int row) {
                return String.format(Locale.ROOT, "emp_%020d,401k,2027-01-01,%d.00", row, 100 + row % 300);
            }

            /** A company has a thousand people, and each of them a benefit. */
            @Override
            void put(int row, StoredRecords records) {
                String employee = String.format(Locale.ROOT, "emp_%020d", row);
                records.mentionEmployee(employee, "com_" + row / 1_000, List.of())
                        .benefit("ben_" + row, employee, "cbn_1", "2020-01-01");
            }

            @Override
            Job<?> job(Path file) throws InvalidInput {
                Input input = read(
                        file,
                        null,
                        Column.id("employee").asRequired(),
                        Column.text("benefit").asRequired(),
                        Column.date("effective_start"),
                        Column.money("employee_contribution_amount"));
                return Job.<JsonNode>of(
                        input, "benefits", "created", "POST /employee_benefits", Row::fields, new CreateBenefits());
            }
        };

        private final String header;

        Rows(String header) {
            this.header = header;
        }

        abstract String line(int row);

        /** What there is of the row before. */
        void put(int row, StoredRecords records) {}

        abstract Job<?> job(Path file) throws InvalidInput;

        private static Input read(Path file, @Nullable String list, Column... columns) throws InvalidInput {
            Shape shape = new Shape("employee", list, list != null, List.of(columns));
            return InputReader.read(file.toString(), InputStream.nullInputStream(), shape);
        }
    }

    /**
     * What was measured.
     *
     * @param perSecond rows per second, from the file to the saved plan
     * @param bytes of the plan
     */
    record Figures(double perSecond, long bytes) {}

    /** Runs it in a JVM with a heap of 128 MB, against a stand-in of this one. */
    static Figures measure(Bed bed, Rows what, int rows) throws IOException, InterruptedException {
        Standin standin = LimitedServer.standin(bed, Limiter.NONE, Latency.none());
        Path file = bed.folder("plan").resolve("rows.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(what.header + "\n");
            for (int row = 0; row < rows; row++) {
                csv.write(what.line(row) + "\n");
                what.put(row, standin.records());
            }
        }
        String[] figures = bed.run(Bed.java(
                        List.of("-Xmx128m", "-XX:+UseSerialGC"),
                        PlanInSmallHeap.class,
                        standin.baseUrl(),
                        file.toString(),
                        what.name()))
                .figures();
        Bed.get(standin.close());
        if (Integer.parseInt(figures[0]) != rows) {
            throw new IllegalStateException(figures[0] + " rows were planned, not " + rows);
        }
        return new Figures(rows / Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
    }

    /** Plans the file of the second argument, of such rows as the third says, by the server of the first; prints one line. */
    public static void main(String... args) throws Exception {
        long begin = System.nanoTime();
        Path file = Path.of(args[1]);
        Job<?> job = Rows.valueOf(args[2]).job(file);
        Vertx vertx = Vertx.vertx();
        CheckClient client = CheckClient.create(vertx, Environment.of(args[0]), ApiKey.of("bench"), new Unlimited());
        List<PlanRow> rows = Bed.get(plan(job, client.reading()));
        Plan plan = Plan.of(
                new Plan.Header(
                        "0".repeat(32),
                        "bench",
                        job.work().input().sha256(),
                        args[0],
                        Instant.EPOCH,
                        NullNode.getInstance()),
                rows);
        Path saved = file.resolveSibling("rows.plan");
        try (WholeFile whole = new WholeFile(saved)) {
            plan.writeTo(whole.stream());
            whole.finish();
        }
        System.out.println(plan.rows() + " " + (System.nanoTime() - begin) / 1e9 + " " + Files.size(saved));
        System.exit(0);
    }

    private static <I> Future<List<PlanRow>> plan(Job<I> job, ReadClient client) {
        return job.work().planner().plan(client, job.work().items());
    }
}
