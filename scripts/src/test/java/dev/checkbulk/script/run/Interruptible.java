package dev.checkbulk.script.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Commands that SIGINT ends, also where whoever started the tests ignores it, as a shell does for what it starts with {@code
 * &}: what a process ignores its children ignore too, and neither a shell nor Java can undo that.
 */
final class Interruptible {
    private static final int ENDED_BY_SIGINT = 128 + 2;
    private static final List<List<String>> WAYS = List.of(List.of(), List.of("env", "--default-signal=INT"));
    private static final Optional<List<String>> WAY =
            WAYS.stream().filter(Interruptible::works).findFirst();

    private Interruptible() {}

    /** The command, behind what it takes here; as it is where nothing helps. */
    static List<String> command(List<String> words) {
        return Stream.concat(WAY.orElse(List.of()).stream(), words.stream()).toList();
    }

    /** @throws AssertionError where SIGINT would be ignored, with what to do about it */
    static void require() {
        if (WAY.isEmpty()) {
            throw new AssertionError("SIGINT is ignored by what started these tests, and there is no env"
                    + " --default-signal here (coreutils 8.31) to undo that: start them in the foreground of a shell.");
        }
    }

    private static boolean works(List<String> way) {
        List<String> command = new ArrayList<>(way);
        command.addAll(List.of("sh", "-c", "kill -INT $$; exit 0"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == ENDED_BY_SIGINT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
