package dev.checkbulk.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Environment;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service of docs/embed.md, from outside. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BulkVerticleTest {
    private static final String PLAN = "/plans?type=reassign&file=moves.csv&who=dana";

    /** A stand-in has done what it does when it has answered. */
    private static final Timing DONE_SOON = Timing.CHECK.quarantine(Duration.ofMillis(50));

    @TempDir
    Path runs;

    private final Vertx vertx = Vertx.vertx();
    private final WebClient http = WebClient.create(vertx);
    private Standin standin;
    private int port;

    @BeforeEach
    void open() throws IOException {
        standin = get(Standin.start(vertx, StandinSettings.defaults().withMentioned(true)));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        get(standin.close());
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private void deploy(int instances) {
        BulkVerticle.Desk desk = new BulkVerticle.Desk();
        get(vertx.deployVerticle(
                () -> new BulkVerticle(
                        Environment.of(standin.baseUrl()), ApiKey.of("test"), runs, DONE_SOON, desk, port),
                new DeploymentOptions().setInstances(instances)));
    }

    private record Answer(int status, JsonObject body) {}

    private Answer post(String target, String body) {
        var answer = get(http.post(port, "127.0.0.1", target).sendBuffer(Buffer.buffer(body)));
        return new Answer(answer.statusCode(), answer.bodyAsJsonObject());
    }

    private String events(String run, String after) {
        return get(http.get(port, "127.0.0.1", "/runs/" + run + "/events")
                        .putHeader("Last-Event-ID", after)
                        .send())
                .bodyAsString();
    }

    private String allEvents(String run) {
        return get(http.get(port, "127.0.0.1", "/runs/" + run + "/events").send())
                .bodyAsString();
    }

    private static String moves(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(row -> "emp_" + row + ",wrk_new\n")
                .collect(Collectors.joining("", "employee,workplaces\n", ""));
    }

    private String start(String file, int rows) {
        Answer plan = post(PLAN, file);
        assertEquals(200, plan.status(), plan::toString);
        assertEquals(rows, plan.body().getInteger("changes"));
        Answer begun = post("/plans/" + plan.body().getString("plan") + "/start?rows=" + rows, "");
        assertEquals(200, begun.status(), begun::toString);
        return begun.body().getString("run");
    }

    private static long count(String events, String kind) {
        return events.lines().filter(("event: " + kind)::equals).count();
    }

    private long writes() {
        return standin.judge().counts().updates().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void aFileIsPlannedAgreedToAndWatchedToItsEnd() {
        deploy(2);
        Answer wrong = post(PLAN, "employee,workplaces\nemp_1,wrk_1\nemp_1,wrk_2\nemp 2,wrk_1\n");
        assertEquals(422, wrong.status());
        assertEquals(2, wrong.body().getJsonArray("problems").size(), wrong::toString);
        Answer plan = post(PLAN, moves(1, 12));
        assertEquals(12, plan.body().getJsonArray("rows").size());
        assertEquals(
                409,
                post("/plans/" + plan.body().getString("plan") + "/start?rows=11", "")
                        .status());
        assertEquals(0, writes());
        String run = start(moves(1, 12), 12);
        String events = allEvents(run);
        assertEquals(12, count(events, "Row"), events);
        assertEquals(1, count(events, "Ended"), events);
        assertTrue(events.contains("\"state\":\"ENDED\",\"done\":12"), events);
        assertEquals(12, writes());
        assertEquals(409, post(PLAN, moves(1, 12)).status());
    }

    @Test
    void whoLostTheConnectionGetsWhatCameAfterTheLastEvent() {
        deploy(1);
        String run = start(moves(1, 9), 9);
        String all = allEvents(run);
        List<String> ids = all.lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
        int rows = 0;
        String[] lines = all.split("\n");
        String fourth = "";
        for (int at = 0; at < lines.length && rows < 4; at++) {
            if (lines[at].equals("event: Row")) {
                rows++;
                fourth = lines[at - 1].substring(4);
            }
        }
        assertTrue(ids.contains(fourth), all);
        assertEquals(5, count(events(run, fourth), "Row"));
    }

    @Test
    void whatIsStoppedIsGoneOnWithAndUndone() {
        deploy(2);
        HeldAnswers held = standin.script().hold("PATCH", "/employees/", 3);
        String run = start(moves(1, 60), 60);
        while (held.held() == 0) {
            Thread.onSpinWait();
        }
        Answer cancelled = post("/runs/" + run + "/cancel?who=ben", "");
        assertEquals(200, cancelled.status(), cancelled::toString);
        held.release();
        String events = allEvents(run);
        assertTrue(events.contains("\"state\":\"STOPPED\""), events);
        long left = 60 - writes();
        assertTrue(left > 0, events);
        assertEquals(409, post("/runs/" + run + "/resume?rows=1", "").status());
        assertEquals(200, post("/runs/" + run + "/resume?rows=" + left, "").status());
        assertTrue(allEvents(run).contains("\"state\":\"ENDED\",\"done\":60"));
        assertEquals(60, writes());

        Answer undo = post("/runs/" + run + "/undo", "");
        assertEquals(60, undo.body().getInteger("changes"), undo::toString);
        Answer begun = post("/plans/" + undo.body().getString("plan") + "/start?rows=60", "");
        assertTrue(allEvents(begun.body().getString("run")).contains("\"done\":60"));
        assertEquals(120, writes());
    }

    @Test
    void aKilledServiceGoesOnWithoutDoublingARow() throws Exception {
        HeldAnswers held = standin.script().hold("PATCH", "/employees/", 5);
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.checkbulk.docs.BulkService",
                        standin.baseUrl(),
                        runs.toString(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String run;
        try (BufferedReader out = service.inputReader()) {
            assertEquals("ready", out.readLine());
            run = start(moves(1, 30), 30);
            while (held.held() == 0) {
                Thread.onSpinWait();
            }
        } finally {
            service.destroyForcibly().waitFor();
        }
        held.release();
        deploy(1);
        Answer resumed = post("/runs/" + run + "/resume?rows=30", "");
        assertEquals(200, resumed.status(), resumed::toString);
        String events = allEvents(run);
        assertTrue(events.contains("\"state\":\"ENDED\",\"done\":30"), events);
        assertEquals(30, count(events, "Row"), events);
    }

    @Test
    void theInstancesHaveOneLimit() {
        deploy(2);
        String first = start(moves(1, 60), 60);
        String second = start(moves(61, 120), 60);
        assertTrue(allEvents(first).contains("\"done\":60"));
        assertTrue(allEvents(second).contains("\"done\":60"));
        assertEquals(120, writes());
        long throttled = standin.judge().counts().throttledByRate();
        assertTrue(throttled <= 2, () -> standin.judge().counts().toString());
    }

    @Test
    void thePageShowsThisVerticle() throws IOException {
        Path root = Path.of(System.getProperty("checkbulk.root"));
        String source = Files.readString(root.resolve("jobs/src/test/java/dev/checkbulk/docs/BulkVerticle.java"));
        assertTrue(
                Files.readString(root.resolve("docs/embed.md")).contains(source.substring(source.indexOf("import "))),
                "docs/embed.md shows another verticle");
    }
}
