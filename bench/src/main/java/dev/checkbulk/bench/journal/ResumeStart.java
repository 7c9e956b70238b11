package dev.checkbulk.bench.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.bench.wire.EchoWire;
import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.ops.Employees;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.script.option.Batches;
import dev.checkbulk.script.option.Consent;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.send.Resume;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** How long a run with many finished rows takes from the command, a new process, to its first request. */
final class ResumeStart {
    private static final ApiKey KEY = ApiKey.of("bench");

    private ResumeStart() {}

    /** The process that is measured: {@code resume NAME}. */
    public static void main(String... args) throws Exception {
        System.exit(Resume.run(
                args[0], new Resume.Options(false, false, false, false, new Consent(), new Batches(), new Pace())));
    }

    /** The seconds from the command to the first request. */
    static double measure(int finished, Path home) throws IOException, InterruptedException, RunRefused {
        Vertx server = Vertx.vertx();
        try {
            Standin standin =
                    Bed.get(Standin.start(server, StandinSettings.defaults().withMentioned(true)));
            String name = stopped(standin.baseUrl(), finished, home.resolve("runs"));
            ProcessBuilder resume = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ResumeStart.class.getName(),
                    name);
            resume.environment().put("CHECKBULK_HOME", home.toString());
            resume.environment().put("CHECK_API_KEY", "bench");
            resume.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long begin = System.nanoTime();
            Process process = resume.start();
            while (standin.judge().counts().requests() == 0 && process.isAlive()) {
                Thread.sleep(2);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            boolean sent = standin.judge().counts().requests() > 0;
            process.destroy();
            process.waitFor();
            if (!sent) {
                throw new IllegalStateException("The run was not gone on with");
            }
            return seconds;
        } finally {
            Bed.get(server.close());
        }
    }

    /** More than may be in flight when a run is stopped. */
    private static final int LEFT = 1_000;

    /** A run that was cancelled when so many of its rows were done. */
    private static String stopped(String baseUrl, int finished, Path folder) throws RunRefused {
        Vertx vertx = Vertx.vertx();
        try {
            CheckClient client = CheckClient.over(
                    Environment.of(baseUrl),
                    KEY,
                    new Unlimited(),
                    new VertxScheduler(vertx),
                    new EchoWire(),
                    new SplittableRandom(1));
            var stored = RunStore.in(folder).create(null, plan(baseUrl, finished + LEFT), RunStore.Guard.NONE);
            Run run = stored.open(client, false, Timing.CHECK);
            AtomicLong done = new AtomicLong();
            Bed.get(run.start(client, progress -> stopAt(finished, done.incrementAndGet()), ResultSink.of(result -> {}))
                    .report());
            Bed.get(run.close());
            return stored.name();
        } finally {
            Bed.get(vertx.close());
        }
    }

    private static Optional<String> stopAt(int finished, long done) {
        return done >= finished ? Optional.of("enough") : Optional.empty();
    }

    private static Plan plan(String baseUrl, int rows) {
        List<Edit> edits = new ArrayList<>();
        Employees employees = new Employees();
        for (int row = 1; row <= rows; row++) {
            String id = "emp_" + row;
            JsonNode before = JsonNodeFactory.instance
                    .objectNode()
                    .set("workplaces", JsonNodeFactory.instance.arrayNode().add("wrk_0"));
            edits.add(Edit.of(row, id, employees.reassign(id, List.of("wrk_1")))
                    .before(before)
                    .source(JsonNodeFactory.instance.objectNode().put(id, "wrk_1")));
        }
        return new Plan(
                new Plan.Header("0".repeat(32), "reassign", "0", baseUrl, Instant.EPOCH, about()), edits, List.of());
    }

    private static JsonNode about() {
        try {
            return new ObjectMapper().readTree("""
                    {"plural": "employees", "participle": "updated", "request": "PATCH /employees/{employee}",
                     "name": "bench", "file": null, "rehearsal": false, "retryOf": null,
                     "form": {"format": "JSON_MAP", "header": [], "marked": false}}""");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
