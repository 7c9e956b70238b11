package dev.checkbulk.script.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One command typed at a shell: {@code ./jbang …}, with its own environment, input, and working folder. */
final class Jbang {
    static final Path ROOT = Path.of(System.getProperty("checkbulk.root"));

    /** Nothing takes that long on the busiest machine; what does hangs. */
    static final long MOST_MINUTES = 10;

    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = ROOT;
    private List<String> shell = List.of();

    private Jbang(String... words) {
        this.words = List.of(words);
        environment.put("JBANG_REPO", System.getProperty("checkbulk.localRepository"));
        Path home =
                ROOT.resolve("scripts/target/homes").resolve(UUID.randomUUID().toString());
        environment.put("CHECKBULK_HOME", home.toString()); // never that of who runs the tests
    }

    static Jbang run(String... words) {
        return new Jbang(words);
    }

    Jbang with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Jbang in(Path where) {
        folder = where;
        return this;
    }

    /** Typed into a shell like this; {@code "$0" "$@"} stands for the command. */
    Jbang through(String line) {
        shell = List.of("/bin/sh", "-c", line);
        return this;
    }

    /** Runs to its end with nothing to read. */
    Ended end() {
        return start("").end();
    }

    /** Runs to its end with this to read. */
    Ended given(String input) {
        return start(input).end();
    }

    /** Runs with nothing to read. */
    Running start() {
        return start("");
    }

    private Running start(String input) {
        List<String> command = new ArrayList<>(shell);
        command.add(ROOT.resolve("jbang").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(Interruptible.command(command)).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHECK"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it ended without reading; what it printed tells why
            }
            return new Running(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command left on the terminal. */
    record Ended(int exitCode, String out, String err) {
        @Override
        public String toString() {
            return "exit code " + exitCode + "\n--- out\n" + out + "--- err\n" + err;
        }
    }

    /** A command under way; what it prints is gathered as it comes. */
    static final class Running {
        private final Process process;
        private final Text out;
        private final Text err;

        Running(Process process) {
            this.process = process;
            this.out = new Text(process.getInputStream());
            this.err = new Text(process.getErrorStream());
        }

        /** The number of the process, which is Java itself as soon as the script runs. */
        ProcessHandle handle() {
            return process.toHandle();
        }

        /** What it says to standard error, as soon as that is what is looked for; fails when it ends before. */
        String awaitErr(Predicate<String> wanted) {
            return err.await(wanted);
        }

        String awaitOut(Predicate<String> wanted) {
            return out.await(wanted);
        }

        void signal(String name) {
            if (name.equals("INT")) {
                Interruptible.require();
            }
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Ended end() {
            try {
                if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("It does not end. It said:\n" + out.all() + err.all());
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw new IllegalStateException(e);
            }
            return new Ended(process.exitValue(), out.all(), err.all());
        }
    }

    /** A stream of text, read on a thread of its own. */
    private static final class Text {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Void> ended;

        Text(InputStream stream) {
            ended = CompletableFuture.runAsync(() -> read(stream));
        }

        private void read(InputStream stream) {
            byte[] some = new byte[8_192];
            try {
                for (int n = stream.read(some); n >= 0; n = stream.read(some)) {
                    synchronized (this) {
                        bytes.write(some, 0, n);
                        notifyAll();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                synchronized (this) {
                    notifyAll();
                }
            }
        }

        String all() {
            ended.join();
            return soFar();
        }

        private synchronized String soFar() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        synchronized String await(Predicate<String> wanted) {
            while (!wanted.test(soFar())) {
                if (ended.isDone()) {
                    throw new AssertionError("It ended without saying so:\n" + soFar());
                }
                try {
                    wait(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return soFar();
        }
    }
}
