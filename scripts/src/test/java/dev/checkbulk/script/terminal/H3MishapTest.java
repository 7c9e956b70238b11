package dev.checkbulk.script.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.script.Bulk;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An error that ends the main thread ends the process, although Vert.x's threads would keep it alive. */
class H3MishapTest {
    @ParameterizedTest
    @ValueSource(strings = {"overflow", "class", "exception", "in main"})
    void h3AnErrorThatEndsTheMainThreadEndsTheProcess(String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dies.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "it hangs");
        assertEquals(ExitCode.BUG, process.exitValue(), said);
        assertTrue(
                how.equals("exception")
                        || how.equals("in main")
                        || said.contains("Stopped by an error of this program ("),
                said);
    }

    /** A one-file script with an error of its own. */
    @Command(name = "dies")
    static final class Dies implements Callable<Integer> {
        @Parameters
        String how;

        @Override
        public Integer call() {
            Vertx.vertx().setPeriodic(10, timer -> {});
            return switch (how) {
                case "overflow" -> overflow(1);
                case "class" -> throw new NoClassDefFoundError("x/Y");
                default -> throw new IllegalStateException("thrown by a test");
            };
        }

        private static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }

        public static void main(String... args) {
            var line = Bulk.commandLine(new Dies());
            if (args[0].equals("in main")) {
                Vertx.vertx().setPeriodic(10, timer -> {});
                throw new NoClassDefFoundError("x/Y");
            }
            System.exit(line.execute(args));
        }
    }
}
