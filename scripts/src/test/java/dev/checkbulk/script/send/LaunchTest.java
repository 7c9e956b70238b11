package dev.checkbulk.script.send;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Environment;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is asked before anything is sent, and what counts as a yes. */
class LaunchTest {
    private static final String SANDBOX = "https://sandbox.checkhq.com";
    private static final String PRODUCTION = "https://api.checkhq.com";

    private final Vertx vertx = Vertx.vertx();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        Await.get(vertx.close());
    }

    private Target target(String url) {
        return new Target(CheckClient.create(vertx, Environment.of(url), ApiKey.of("key")), Timing.CHECK, null);
    }

    private static Plan plan(int rows) {
        return new Plan(
                new Plan.Header(
                        "0".repeat(32), "reassign", "0", SANDBOX, Instant.EPOCH, JsonNodeFactory.instance.objectNode()),
                LongStream.rangeClosed(1, rows)
                        .mapToObj(row -> Edit.of(
                                row,
                                "emp_" + row,
                                CheckRequest.patch("/employees/{employee}", "emp_" + row)
                                        .body(Map.of("ssn", "123-45-6789"))))
                        .toList(),
                List.of());
    }

    private Launch launch(boolean terminal, String typed, String... options) {
        Safety safety = new Safety();
        new CommandLine(new Holder(safety)).parseArgs(options);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Launch(
                new Console(out, out, new StringReader(typed), terminal), Map.of(), "reassign", safety, false);
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final Safety safety;

        Holder(Safety safety) {
            this.safety = safety;
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void productionAsksForTheNumberOfRows() {
        assertDoesNotThrow(() -> launch(true, "12\n").agree(plan(12), target(PRODUCTION)));
        assertTrue(said().contains("type their number"), said());
        for (String answer : List.of("y\n", "yes\n", "11\n", "\n", "")) {
            CannotStart no =
                    assertThrows(CannotStart.class, () -> launch(true, answer).agree(plan(12), target(PRODUCTION)));
            assertEquals("Nothing was sent.", no.getMessage());
        }
    }

    @Test
    void theSandboxAsksForAYes() {
        assertDoesNotThrow(() -> launch(true, "y\n").agree(plan(2), target(SANDBOX)));
        assertThrows(CannotStart.class, () -> launch(true, "2\n").agree(plan(2), target(SANDBOX)));
    }

    @Test
    void aYesOnTheCommandLineAnswersBoth() {
        assertDoesNotThrow(() -> launch(true, "", "--yes").agree(plan(2), target(PRODUCTION)));
        assertDoesNotThrow(() -> launch(false, "", "--yes").requireAgreement(target(PRODUCTION)));
    }

    @Test
    void withoutATerminalProductionWantsAYesAndTheSandboxDoesNot() {
        assertThrows(CannotStart.class, () -> launch(false, "").requireAgreement(target(PRODUCTION)));
        assertDoesNotThrow(() -> launch(false, "").requireAgreement(target(SANDBOX)));
        assertDoesNotThrow(() -> launch(false, "").agree(plan(2), target(SANDBOX)));
    }

    @Test
    void theRowsAreShownBeforeTheQuestionAndSecretsAreNot() throws CannotStart {
        launch(true, "y\n").agree(plan(25), target(SANDBOX));
        assertTrue(said().contains("row 1  emp_1  ssn: ? -> ***"), said());
        assertTrue(said().contains("25 rows: 25 to change"), said());
        assertTrue(said().contains("--plan"), said());
        assertFalse(said().contains("6789"), said());
    }
}
