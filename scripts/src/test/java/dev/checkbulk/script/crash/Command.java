package dev.checkbulk.script.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A command line with its environment; what it prints goes to two files. */
final class Command {
    /** Nothing here takes long; who waits longer than this waits for something that hangs. */
    private static final long MOST_SECONDS = 300;

    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();
    private final Path output;

    /** @param output the files' name, without {@code .out} and {@code .err} */
    Command(List<String> words, Path output) {
        this.words = new ArrayList<>(words);
        this.output = output;
    }

    Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Adds an option of Java's. */
    Command option(String option) {
        words.add(1, option);
        return this;
    }

    Running start() {
        Path out = Path.of(output + ".out");
        Path err = Path.of(output + ".err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHECK") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        try {
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process under way. */
    record Running(Process process, Path out, Path err) {
        /** Whether it ended by itself within this time. */
        boolean endsWithin(long millis) {
            try {
                return process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw new IllegalStateException(e);
            }
        }

        /** {@code kill -9}. */
        void kill() {
            process.destroyForcibly();
        }

        Ended end() {
            boolean ended = endsWithin(MOST_SECONDS * 1_000);
            if (!ended) {
                kill();
            }
            try {
                int code = process.onExit().join().exitValue();
                return new Ended(ended ? code : -1, Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a process left; the code is -1 when it had to be killed because it hung. */
    record Ended(int code, String out, String err) {
        Ended expect(int expected) {
            if (code != expected) {
                throw new AssertionError("expected exit code " + expected + ", got " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            return "exit code " + code + "\n--- out\n" + out + "--- err\n" + err;
        }
    }
}
