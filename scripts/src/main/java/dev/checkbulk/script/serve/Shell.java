package dev.checkbulk.script.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.standin.Standin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A JShell in this process with a connected client. Its static methods are what one types there; they wait for the answer
 * on the shell's thread.
 */
public final class Shell {
    private static final String STARTUP = """
            import com.fasterxml.jackson.databind.JsonNode;
            import dev.checkbulk.batch.*;
            import dev.checkbulk.http.*;
            import dev.checkbulk.ops.*;
            import dev.checkbulk.ops.request.*;
            import io.vertx.core.Future;
            import java.util.*;
            import java.util.stream.*;
            import static dev.checkbulk.script.serve.Shell.*;
            var client = client();
            var companies = new Companies();
            var workplaces = new Workplaces();
            var employees = new Employees();
            var benefits = new Benefits();
            var batch = new Batch(client);
            """;

    private static final String GREETING = """
            Connected to %s. Here are client, batch, companies, workplaces, employees and benefits. Try
              all(employees.list("%s"))
              await(employees.get("emp_1"))
              await(batch.collect(List.of(Reassignment.of("emp_1", List.of("wrk_2"))), ReassignEmployees.replacing()))
            /exit leaves.""";

    private static volatile @Nullable CheckClient client;

    private Shell() {}

    /** The client of the shell that is open. */
    public static CheckClient client() {
        return Objects.requireNonNull(client, "No shell is open");
    }

    /** The future's result. */
    public static <T> T await(Future<T> future) {
        return Await.get(future);
    }

    /** Sends one request. */
    public static Outcome await(CheckRequest request) {
        return await(client().send(request));
    }

    /** All objects of a list, page by page. */
    public static List<JsonNode> all(CheckRequest list) {
        return await(client().pages(list).all());
    }

    /**
     * Opens the shell and returns when it is left.
     *
     * @return the exit code that {@code /exit} was given, else 0
     * @throws CannotStart without a key
     */
    public static int open(boolean rehearse) throws CannotStart {
        Vertx vertx = ScriptVertx.open();
        Target target = rehearse
                ? Target.rehearsal(vertx, new Pace(), Shell::seed)
                : Target.ofEnvironment(vertx, System.getenv(), new Pace());
        client = target.client();
        Console.system()
                .say(String.format(Locale.ROOT, GREETING, target.description(), rehearse ? "com_rehearsal" : "com_…"));
        if (rehearse) {
            Console.system().say("REHEARSAL: nothing is sent to Check.");
        }
        try {
            return start();
        } catch (Exception e) {
            throw new CannotStart("JShell could not be opened (a JDK is needed): " + e.getMessage());
        }
    }

    private static void seed(Standin standin) {
        standin.records().mentionWorkplace("wrk_1").mentionWorkplace("wrk_2");
        IntStream.rangeClosed(1, 5).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_1"));
    }

    private static int start() throws Exception {
        Path startup = Files.createTempFile("checkbulk", ".jsh");
        try {
            Files.writeString(startup, STARTUP);
            Map<String, String> noPreferences = new HashMap<>();
            return JavaShellToolBuilder.builder()
                    .persistence(noPreferences)
                    .start(
                            "--execution",
                            "local", // in this process, so that the client is there
                            "--class-path",
                            System.getProperty("java.class.path"),
                            "--startup",
                            startup.toString());
        } finally {
            delete(startup);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
