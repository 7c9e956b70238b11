package dev.checkbulk.bench.bed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a bench runs: a temporary folder, a Vert.x for its servers, and the processes that it started, all of which end
 * with it, also when it is interrupted.
 */
public final class Bed implements AutoCloseable {
    /** Few cases take longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path root;
    private final boolean smoke;
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger names = new AtomicInteger();
    private final CompiledScripts scripts;
    private final Thread onExit = new Thread(this::interrupted);

    /**
     * @param root the folder of the repository
     * @param smoke whether figures mean nothing: then JVMs do not compile at length
     */
    public Bed(Path root, boolean smoke) throws IOException {
        this.root = root;
        this.smoke = smoke;
        this.folder = Files.createTempDirectory("checkbulk-bench");
        this.scripts = new CompiledScripts(root.resolve("scripts"), folder.resolve("scripts"));
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    Path root() {
        return root;
    }

    public Vertx vertx() {
        return vertx;
    }

    public CompiledScripts scripts() {
        return scripts;
    }

    /** A new folder. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name + "-" + names.incrementAndGet()));
    }

    /** A program of another language that does the same work. */
    public String peer(String name) {
        return root.resolve("bench/peers").resolve(name).toString();
    }

    /** A file with a reassignment for each row: {@code PREFIX1}, {@code PREFIX2} and so on. */
    public Path moves(String prefix, int rows) throws IOException {
        Path file = folder("moves").resolve("moves.json");
        try (BufferedWriter json = Files.newBufferedWriter(file)) {
            for (int row = 1; row <= rows; row++) {
                json.write((row == 1 ? "{" : ",\n ") + "\"" + prefix + row + "\": \"wrk_1\"");
            }
            json.write("}\n");
        }
        return file;
    }

    /** A JVM like this one, with this class path. */
    public static List<String> java(List<String> options, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    public static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts a program; nothing of this process's own settings reaches it. */
    public Process start(List<String> command, Map<String, String> environment, Path output, Path errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHECK"));
        builder.environment().putAll(environment);
        if (smoke) {
            builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        }
        Process process = builder.start();
        running.add(process);
        process.onExit().thenAccept(running::remove);
        return process;
    }

    /** The same with one file for all that it says. */
    public Process start(List<String> command, Map<String, String> environment, Path said) throws IOException {
        return start(command, environment, said, said);
    }

    /** A program that ran to its end. */
    public record Ended(int exitCode, String output, String errors) {
        /** Without an error. */
        public Ended orThrow() {
            return exitCode == 0 ? this : fail();
        }

        /** Without a bug and without a refusal to begin; what became of its rows others see. */
        public Ended ran() {
            return exitCode == 1 || exitCode == 2 ? fail() : this;
        }

        /** The one line of figures that it printed. */
        public String[] figures() {
            return orThrow().output.strip().split(" ");
        }

        private Ended fail() {
            throw new IllegalStateException("ended with exit code " + exitCode + ":\n" + errors + output);
        }
    }

    /** Runs a program to its end. */
    public Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        return run(command, environment, PATIENCE);
    }

    /** The same, for one that may take longer or must not. */
    public Ended run(List<String> command, Map<String, String> environment, Duration patience)
            throws IOException, InterruptedException {
        Path ran = folder("ran");
        Path output = ran.resolve("output");
        Path errors = ran.resolve("errors");
        Process process = start(command, environment, output, errors);
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            end(process);
            throw new IllegalStateException("did not end: " + command + "\n" + Files.readString(errors));
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    public Ended run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of());
    }

    public static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    public static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private void endProcesses() {
        running.forEach(Process::destroyForcibly);
    }

    private void interrupted() {
        endProcesses();
        try {
            RepositoryCopy.delete(folder);
        } catch (IOException e) {
            System.err.println("This folder is left: " + folder);
        }
    }

    @Override
    public void close() throws IOException {
        endProcesses();
        get(vertx.close());
        Runtime.getRuntime().removeShutdownHook(onExit);
        RepositoryCopy.delete(folder);
    }
}
