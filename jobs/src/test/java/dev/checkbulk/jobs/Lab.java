package dev.checkbulk.jobs;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A stand-in, a home and engines on them. */
final class Lab implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final Path home;
    final Standin standin;

    Lab(Path home) {
        this.home = home;
        this.standin = place();
    }

    /** A place with the records that requests mention, and no limit that a test would meet. */
    Standin place() {
        return get(Standin.start(
                vertx, StandinSettings.defaults().withMentioned(true).withPerSecond(100_000)));
    }

    static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Why it failed. */
    static Throwable failure(Future<?> future) {
        try {
            throw new AssertionError("It succeeded: " + get(future));
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    CheckClient client(String key) {
        return client(standin, key, Quota.inProcess(vertx, new Limit(1_000, 100)));
    }

    CheckClient client(Standin place, String key, Quota quota) {
        return CheckClient.create(vertx, Environment.of(place.baseUrl()), ApiKey.of(key), quota);
    }

    Jobs engine() {
        return engine(home, client("key"));
    }

    Jobs engine(Path where, CheckClient client) {
        return Jobs.on(vertx, RunStore.in(where.resolve("runs")), client)
                .timing(Timing.CHECK.quarantine(Duration.ofMillis(50)));
    }

    /** Employees who move; the stand-in knows those who are mentioned. */
    static String moves(int rows) {
        StringBuilder csv = new StringBuilder("employee,workplaces\n");
        for (int row = 1; row <= rows; row++) {
            csv.append("emp_").append(row).append(",wrk_new\n");
        }
        return csv.toString();
    }

    static InputFile csv(String text) {
        return InputFile.of("moves.csv", Buffer.buffer(text));
    }

    static JobSpec reassign() {
        return new JobSpec("reassign", Map.of(), "dana", "spring move");
    }

    static PlannedJob plan(Jobs jobs, int rows) {
        return get(jobs.plan(reassign(), csv(moves(rows))));
    }

    static RunSummary run(Jobs jobs, PlannedJob job, Agreement agreement) {
        return get(jobs.start(job, agreement).compose(RunHandle::done));
    }

    /** All that a stream tells until its end. */
    static List<JobEvent> all(ReadStream<JobEvent> events) {
        List<JobEvent> told = Collections.synchronizedList(new ArrayList<>());
        Promise<Void> end = Promise.promise();
        events.exceptionHandler(end::tryFail)
                .endHandler(last -> end.tryComplete())
                .handler(told::add);
        get(end.future());
        return told;
    }

    static List<JobEvent.Row> rows(List<JobEvent> events) {
        return events.stream()
                .filter(JobEvent.Row.class::isInstance)
                .map(JobEvent.Row.class::cast)
                .toList();
    }

    /** Answers of the stand-in to changes are held from here on; waits for nothing. */
    HeldAnswers holdUpdates(int passing) {
        return standin.script().hold("PATCH", "/employees/", passing);
    }

    /** A held answer is there: its request took effect. */
    static void untilHeld(HeldAnswers answers) {
        while (answers.held() == 0) {
            Thread.onSpinWait();
        }
    }

    /** How many changes took effect. */
    long writes() {
        return writes(standin);
    }

    static long writes(Standin place) {
        return place.judge().counts().updates().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        get(standin.close());
        get(vertx.close());
    }
}
