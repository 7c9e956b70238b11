package dev.checkbulk.script.crash;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of a script, by as many processes as it takes, in a home and against a stand-in of its own. */
final class Trial implements AutoCloseable {
    private static final String KEY = "k3y-4f1d-zebra-quartz";

    private final Scripts scripts;
    private final Work work;
    private final Path folder;
    private final Path input;
    private final Standin standin;
    private final String quarantineMillis;
    private String[] options = {};
    private int processes;

    Trial(
            Scripts scripts,
            Work work,
            int rows,
            Path folder,
            Vertx vertx,
            StandinSettings settings,
            long quarantineMillis)
            throws IOException {
        this.scripts = scripts;
        this.work = work;
        this.folder = Files.createDirectories(folder);
        this.input = work.input(folder, rows);
        this.quarantineMillis = Long.toString(quarantineMillis);
        this.standin = get(Standin.start(vertx, settings.withKey(KEY)));
        work.seed(standin.records(), rows);
    }

    /** Options that all its processes are given. */
    Trial options(String... more) {
        options = more;
        return this;
    }

    Work work() {
        return work;
    }

    Standin standin() {
        return standin;
    }

    /** The next process: it resumes the run if there is one, and otherwise gives the first command, for the first time or again. */
    Command next() throws IOException {
        Optional<Path> run = run();
        String name = run.isPresent() ? "resume" : work.script();
        String argument = run.orElse(input).toString();
        Path output = folder.resolve("process-" + ++processes);
        String[] arguments =
                Stream.concat(Stream.of(argument), Stream.of(options)).toArray(String[]::new);
        return scripts.command(output, name, arguments)
                .with("CHECKBULK_HOME", folder.toString())
                .with("CHECKBULK_QUARANTINE_MS", quarantineMillis)
                .with("CHECK_BASE_URL", standin.baseUrl())
                .with("CHECK_API_KEY", KEY);
    }

    int processes() {
        return processes;
    }

    /** The run's folder: there is a run as soon as there is a plan. */
    Optional<Path> run() throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.exists(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            List<Path> planned =
                    all.filter(run -> Files.exists(run.resolve("plan.jsonl"))).toList();
            if (planned.size() > 1) {
                throw new AssertionError("one input, and more than one run: " + planned);
            }
            return planned.stream().findFirst();
        }
    }

    @Override
    public void close() {
        get(standin.close());
    }

    static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
