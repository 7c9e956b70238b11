package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the real scripts share: a folder, and a stand-in in the test's own process. */
abstract class ScriptTest {
    /** Looks like nothing else, so that it can be searched for. */
    static final String KEY = "k3y-4f1d-zebra-quartz";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    Path runDir() {
        return folder.resolve("run");
    }

    Standin standin(StandinSettings settings) {
        return get(Standin.start(vertx, settings.withKey(KEY)));
    }

    /** The command with a key, a stand-in to talk to, a folder for the run, and a home of the test's own. */
    Jbang against(Standin standin, String... words) {
        String[] all = Stream.concat(Stream.of(words), Stream.of("--run-dir", runDir().toString()))
                .toArray(String[]::new);
        return withKey(standin, all);
    }

    /** The command with a key, a stand-in to talk to, and a home of the test's own. */
    Jbang withKey(Standin standin, String... words) {
        return atHome(words).with("CHECK_API_KEY", KEY).with("CHECK_BASE_URL", standin.baseUrl());
    }

    /** The command with a home of the test's own. */
    Jbang atHome(String... words) {
        return Jbang.run(words).with("CHECKBULK_HOME", folder.resolve("home").toString());
    }

    Jbang rehearse(String... words) {
        String[] all = Stream.concat(Stream.of(words), Stream.of("--rehearse", "--run-dir", runDir().toString()))
                .toArray(String[]::new);
        return atHome(all);
    }

    String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String left(String name) {
        try {
            return Files.readString(runDir().resolve(name));
        } catch (IOException e) {
            throw new AssertionError(name + " is not there", e);
        }
    }

    /** The files for people; a run's own, the plan, the journal and the lock, and the report that every run has, are left out. */
    List<String> filesLeft() {
        if (!Files.exists(runDir())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runDir())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !Set.of("plan.jsonl", "journal.jsonl", "ended", ".lock", "report.html")
                            .contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is so. */
    void until(BooleanSupplier so) {
        Promise<Void> promise = Promise.promise();
        vertx.setPeriodic(10, timer -> {
            if (so.getAsBoolean()) {
                vertx.cancelTimer(timer);
                promise.tryComplete();
            }
        });
        get(promise.future());
    }

    static void assertExit(int expected, Jbang.Ended ended) {
        assertEquals(expected, ended.exitCode(), ended::toString);
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(Jbang.MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("what is waited for does not come", e);
        }
    }

    @AfterEach
    void close() {
        get(vertx.close());
    }
}
