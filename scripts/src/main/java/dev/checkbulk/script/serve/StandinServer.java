package dev.checkbulk.script.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.terminal.Interrupts;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.util.concurrent.CountDownLatch;

/** A stand-in that serves until the first signal. */
public final class StandinServer {
    private StandinServer() {}

    /**
     * Serves, and prints the address at the beginning and the counts, as JSON, at the end.
     *
     * @return the exit code
     * @throws CannotStart when the port is taken
     */
    public static int run(StandinSettings settings) throws CannotStart, InterruptedException {
        Console console = Console.system();
        Standin standin;
        try {
            standin = Await.get(Standin.start(ScriptVertx.open(), settings));
        } catch (RuntimeException e) {
            throw new CannotStart("Port " + settings.port() + " cannot be listened on: name another with --port.");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (Interrupts interrupts = new Interrupts(signal -> stopped.countDown())) {
            console.result("Stand-in Check server on " + standin.baseUrl() + "\n");
            stopped.await();
        }
        console.result(counts(standin));
        return ExitCode.OK;
    }

    private static String counts(Standin standin) {
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(standin.judge().counts())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts are always JSON", e);
        }
    }
}
