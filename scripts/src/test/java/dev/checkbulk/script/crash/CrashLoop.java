package dev.checkbulk.script.crash;

import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Latency;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a script again and again, each time halted at another of its calls, resumes it, and looks what came of it.
 *
 * <p>How journal entries are grouped differs from run to run, and so does the number of calls, by a few. The call that a
 * process was halted at is therefore told with each failure.
 */
final class CrashLoop {
    private static final int ROWS = 12;

    /** Longer than the stand-in works on anything. */
    private static final long QUARANTINE_MILLIS = 300;

    private static final Latency LATENCY = new Latency(Duration.ofMillis(5), Duration.ofMillis(10), 0, Duration.ZERO);

    private final Scripts scripts;
    private final Work work;
    private final Path folder;
    private final Vertx vertx;

    CrashLoop(Scripts scripts, Work work, Path folder, Vertx vertx) {
        this.scripts = scripts;
        this.work = work;
        this.folder = folder;
        this.vertx = vertx;
    }

    /**
     * What came of one run.
     *
     * @param halts how many of its processes were halted
     * @param objection what was wrong with it, or empty
     */
    record Result(int halts, String objection) {}

    /** Runs to its end. Returns how many calls that took. */
    int undisturbed() throws IOException {
        try (Trial trial = trial("undisturbed")) {
            Path calls = folder.resolve("calls");
            trial.next().option("-Dhalt.calls=" + calls).start().end().expect(0);
            String objection = judge(trial);
            if (!objection.isEmpty()) {
                throw new AssertionError(objection);
            }
            return Files.readAllLines(calls).size();
        }
    }

    /** Runs halted at each of these calls, in the order of the list. */
    List<Result> halted(List<List<Integer>> all) throws InterruptedException, ExecutionException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try {
            List<Callable<Result>> runs = new ArrayList<>();
            all.forEach(calls ->
                    runs.add(() -> halted(calls.stream().mapToInt(n -> n).toArray())));
            List<Result> results = new ArrayList<>();
            for (Future<Result> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** One run, whose first process is halted at the first of these calls, its second at the second, and so on. */
    Result halted(int... calls) throws IOException {
        List<String> story = new ArrayList<>();
        try (Trial trial = trial("halted-" + String.join("-", names(calls)))) {
            for (int call : calls) {
                boolean torn = call % 3 != 0;
                Command command = trial.next().option("-Dhalt.at=" + call).option("-Dhalt.torn=" + torn);
                Command.Ended ended = command.start().end();
                if (ended.code() == Halt.CODE && ended.err().contains("HALTED")) {
                    story.add("call " + call + ", "
                            + ended.err()
                                    .substring(ended.err().indexOf("HALTED"))
                                    .strip());
                } else {
                    ended.expect(0); // it needed fewer calls
                }
            }
            trial.next().start().end().expect(0);
            String objection = judge(trial);
            return new Result(story.size(), objection.isEmpty() ? "" : story + ": " + objection);
        } catch (AssertionError e) {
            return new Result(story.size(), story + ": " + e.getMessage());
        }
    }

    private static String[] names(int... calls) {
        String[] names = new String[calls.length];
        for (int n = 0; n < names.length; n++) {
            names[n] = Integer.toString(calls[n]);
        }
        return names;
    }

    private Trial trial(String name) throws IOException {
        StandinSettings settings = StandinSettings.defaults()
                .withPerSecond(100_000)
                .withInFlight(1_000)
                .withLatency(LATENCY);
        return new Trial(scripts, work, ROWS, folder.resolve(name), vertx, settings, QUARANTINE_MILLIS)
                .options("--rate", "1000");
    }

    private static String judge(Trial trial) throws IOException {
        Verdict verdict = Verdict.of(trial, ROWS);
        List<String> objections = new ArrayList<>(verdict.objections());
        if (verdict.outcomes().getOrDefault("done", 0L) != ROWS) {
            objections.add("not all rows are done: " + verdict.outcomes());
        }
        return String.join("\n  ", objections);
    }
}
