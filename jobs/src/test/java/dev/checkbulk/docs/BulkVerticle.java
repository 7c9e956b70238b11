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
import dev.checkbulk.jobs.plan.PlanFailed;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.RunRefused;
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
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bulk edits over HTTP: a file is planned, somebody agrees to the plan, and the run is watched, stopped, resumed and undone. Deploy
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
    public Future<?> stop() { // what is in flight is awaited; the runs can be resumed afterwards
        return jobs.close(Duration.ofSeconds(20)).eventually(client::close);
    }

    private void answer(HttpServerRequest request) {
        Future.succeededFuture()
                .compose(none -> answered(request)) // which also makes failures of what a wrong request throws
                .onSuccess(body -> {
                    if (body != null) {
                        end(request.response(), 200, body);
                    }
                })
                .onFailure(failure -> end(request.response(), status(failure), problem(failure)));
    }

    /** Null when the response is written otherwise. */
    private Future<JsonObject> answered(HttpServerRequest request) {
        String[] path = request.path().substring(1).split("/"); // such as runs/reassign-20261201-101500/events
        String who = request.getParam("who", "");
        return switch (request.method() + " " + path[0] + "/" + path[path.length - 1]) {
            case "POST plans/plans" -> plan(request, who);
            case "POST plans/start" -> start(path[1], rows(request));
            case "POST runs/cancel" ->
                run(path[1])
                        .compose(run -> run.cancel(who, request.getParam("reason", "stopped")))
                        .map(none -> new JsonObject());
            case "POST runs/resume" ->
                jobs.resume(new RunId(path[1]), Agreement.to(rows(request))).map(this::begun);
            case "POST runs/undo" ->
                jobs.undo(new RunId(path[1]), who, request.getParam("note", "")).compose(this::planned);
            case "GET runs/state" -> run(path[1]).compose(RunHandle::state).map(BulkVerticle::json);
            case "GET runs/events" -> events(path[1], request).map(none -> null);
            default -> Future.failedFuture(new NoSuchElementException("There is no such page."));
        };
    }

    private static long rows(HttpServerRequest request) {
        String rows = request.getParam("rows", "");
        if (!rows.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("Add the number of rows that you saw, such as rows=12.");
        }
        return Long.parseLong(rows);
    }

    /** One that an instance of this service has, or any other. */
    private Future<RunHandle> run(String id) {
        RunHandle here = desk.runs.get(id);
        return here == null ? jobs.watch(new RunId(id)) : Future.succeededFuture(here);
    }

    /** The file is read as it comes: it may be larger than memory. */
    private Future<JsonObject> plan(HttpServerRequest request, String who) {
        JobSpec spec = new JobSpec(request.getParam("type"), Map.of(), who, request.getParam("note", ""));
        return jobs.plan(spec, InputFile.of(request.getParam("file", "upload"), request))
                .compose(this::planned);
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
                    .put("invalid", job.totals().invalid())
                    .put("conflicts", job.totals().conflicts())
                    .put("seconds", job.estimate().duration().toSeconds())
                    .put("summary", job.totals().text())
                    .put("warnings", warnings)
                    .put("rows", rows);
        });
    }

    /** Whoever starts it says how many rows they saw: another number is no agreement. */
    private Future<JsonObject> start(String plan, long rows) {
        PlannedJob job = desk.plans.get(plan);
        if (job == null) {
            throw new NoSuchElementException(
                    "There is no such plan: it was started, or the service was. Send the file again.");
        }
        return jobs.start(job, Agreement.to(rows))
                .onSuccess(started -> desk.plans.remove(plan))
                .map(this::begun);
    }

    private JsonObject begun(RunHandle run) {
        String id = run.id().text();
        desk.runs.put(id, run);
        run.done().onComplete(over -> desk.runs.remove(id, run));
        return new JsonObject().put("run", id);
    }

    /** Server-sent events, each with its id: a page that lost its connection asks for what came after the last one. */
    private Future<Void> events(String run, HttpServerRequest request) {
        return run(run).map(handle -> {
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
        if (failure instanceof RunRefused refused) {
            return refused.reason() == RunRefused.Reason.NOT_FOUND ? 404 : 409;
        } else if (failure instanceof NotAgreed || failure instanceof AlreadyRun) {
            return 409;
        } else if (failure instanceof InvalidInput) {
            return 422;
        } else if (failure instanceof PlanFailed) {
            return 502; // Check could not be asked
        } else if (failure instanceof NoSuchElementException) {
            return 404;
        }
        return failure instanceof IllegalArgumentException ? 400 : 500;
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
