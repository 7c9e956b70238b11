package dev.checkbulk.docs;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.jobs.Agreement;
import dev.checkbulk.jobs.AlreadyRun;
import dev.checkbulk.jobs.InputFile;
import dev.checkbulk.jobs.JobEvent;
import dev.checkbulk.jobs.JobSpec;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.NotAgreed;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.RowFilter;
import dev.checkbulk.jobs.RunHandle;
import dev.checkbulk.jobs.RunId;
import dev.checkbulk.jobs.RunSummary;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.Timing;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bulk edits over HTTP: a file is planned, somebody agrees to the plan, and the run is watched, stopped, gone on with and undone. Deploy
 * as many instances as you like: they share one desk, and Check's limit.
 */
public final class BulkVerticle extends VerticleBase {
    /** What the instances have in common. */
    public record Desk(Map<String, PlannedJob> plans, Map<String, RunHandle> runs) {
        public Desk() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final Environment environment;
    private final ApiKey key;
    private final Path runs;
    private final Timing timing;
    private final Desk desk;
    private final int port;
    private CheckClient client;
    private Jobs jobs;

    /** @param timing {@link Timing#CHECK}; a server whose requests end sooner needs less */
    public BulkVerticle(Environment environment, ApiKey key, Path runs, Timing timing, Desk desk, int port) {
        this.environment = environment;
        this.key = key;
        this.runs = runs;
        this.timing = timing;
        this.desk = desk;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        client = CheckClient.create(vertx, environment, key); // 24.75 requests/s together with the other instances
        jobs = Jobs.on(vertx, RunStore.in(runs), client).timing(timing);
        return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
    }

    @Override
    public Future<?> stop() { // what is in flight is awaited; the runs can be gone on with afterwards
        return jobs.close(Duration.ofSeconds(20)).eventually(client::close);
    }

    private void answer(HttpServerRequest request) {
        String[] path = request.path().substring(1).split("/"); // such as runs/reassign-20261201-101500/events
        String who = request.getParam("who", "");
        Future<JsonObject> answer = switch (request.method() + " " + path[0] + "/" + path[path.length - 1]) {
            case "POST plans/plans" -> plan(request, who);
            case "POST plans/start" -> start(path[1], Long.parseLong(request.getParam("rows")), who);
            case "POST runs/cancel" ->
                desk.runs.get(path[1]).cancel(who, "asked by " + who).map(none -> new JsonObject());
            case "POST runs/resume" ->
                jobs.resume(new RunId(path[1]), Agreement.to(Long.parseLong(request.getParam("rows"))))
                        .map(this::begun);
            case "POST runs/undo" -> jobs.undo(new RunId(path[1])).compose(this::planned);
            case "GET runs/state" ->
                jobs.watch(new RunId(path[1])).compose(RunHandle::state).map(BulkVerticle::json);
            case "GET runs/events" -> events(path[1], request).map(none -> null);
            default -> Future.failedFuture(new IllegalArgumentException("There is no such page"));
        };
        answer.onSuccess(body -> {
                    if (body != null) {
                        end(request.response(), 200, body);
                    }
                })
                .onFailure(failure -> end(request.response(), status(failure), problem(failure)));
    }

    /** The file is read as it comes: it may be larger than memory. */
    private Future<JsonObject> plan(HttpServerRequest request, String who) {
        JobSpec spec = new JobSpec(request.getParam("type"), Map.of(), who, request.getParam("note", ""));
        return jobs.plan(spec, InputFile.of(request.getParam("file"), request)).compose(this::planned);
    }

    private Future<JsonObject> planned(PlannedJob job) {
        desk.plans.put(job.id(), job);
        JsonArray warnings = new JsonArray();
        job.warnings().forEach(warning -> warnings.add(warning.rows() + " rows: " + warning.kind()));
        return job.rows(RowFilter.ALL, null).map(page -> {
            JsonArray rows = new JsonArray();
            page.items().forEach(row -> rows.add(row.label()));
            return new JsonObject()
                    .put("plan", job.id())
                    .put("changes", job.totals().changes())
                    .put("summary", job.totals().text())
                    .put("warnings", warnings)
                    .put("rows", rows);
        });
    }

    /** Whoever starts it says how many rows they saw: another number is no agreement. */
    private Future<JsonObject> start(String plan, long rows, String who) {
        return jobs.start(desk.plans.get(plan), Agreement.to(rows)).map(this::begun);
    }

    private JsonObject begun(RunHandle run) {
        desk.runs.put(run.id().text(), run);
        return new JsonObject().put("run", run.id().text());
    }

    /** Server-sent events, each with its id: a page that lost its connection asks for what came after the last one. */
    private Future<Void> events(String run, HttpServerRequest request) {
        return jobs.watch(new RunId(run)).map(handle -> {
            HttpServerResponse response =
                    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            ReadStream<JobEvent> events = handle.events(request.getHeader("Last-Event-ID"));
            response.closeHandler(gone -> events.handler(null));
            events.exceptionHandler(failure -> response.end())
                    .endHandler(over -> response.end())
                    .handler(event -> {
                        response.write("id: " + event.id() + "\nevent: "
                                + event.getClass().getSimpleName() + "\ndata: " + data(event) + "\n\n");
                        if (response.writeQueueFull()) {
                            events.pause();
                            response.drainHandler(drained -> events.resume());
                        }
                    });
            return null;
        });
    }

    private static JsonObject data(JobEvent event) {
        JsonObject data = new JsonObject().put("at", event.at());
        if (event instanceof JobEvent.Row row) {
            data.put("record", row.label()).put("outcome", row.outcome().kind());
        } else if (event instanceof JobEvent.Progress progress) {
            data.put("done", progress.counts().done()).put("of", progress.rows());
        } else if (event instanceof JobEvent.Wait wait) {
            data.put("reason", wait.reason()).put("until", wait.until());
        } else if (event instanceof JobEvent.Ended ended) {
            data.mergeIn(json(ended.summary()));
        }
        return data;
    }

    private static JsonObject json(RunSummary summary) {
        return new JsonObject()
                .put("run", summary.id().text())
                .put("state", summary.standing())
                .put("done", summary.counts().done())
                .put("refused", summary.counts().refused())
                .put("unknown", summary.counts().unknown());
    }

    private static int status(Throwable failure) {
        return failure instanceof InvalidInput
                ? 422
                : failure instanceof NotAgreed || failure instanceof AlreadyRun ? 409 : 400;
    }

    private static JsonObject problem(Throwable failure) {
        JsonArray problems = new JsonArray();
        if (failure instanceof InvalidInput invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.toString()));
        }
        return new JsonObject().put("message", failure.getMessage()).put("problems", problems);
    }

    private static void end(HttpServerResponse response, int status, JsonObject body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }
}
