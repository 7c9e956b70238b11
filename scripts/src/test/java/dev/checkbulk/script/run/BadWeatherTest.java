package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a run when the server, the network or the operator does the unexpected. */
class BadWeatherTest extends ScriptTest {
    private String moves(Standin standin, int people) {
        standin.records().mentionWorkplace("wrk_1");
        IntStream.rangeClosed(1, people).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_0"));
        return file(
                "moves.jsonl",
                IntStream.rangeClosed(1, people)
                        .mapToObj(n -> "{\"employee\": \"emp_%d\", \"workplaces\": \"wrk_1\"}%n".formatted(n))
                        .collect(Collectors.joining()));
    }

    private static JsonNode summary(Jbang.Ended ended) throws IOException {
        return new ObjectMapper().readTree(ended.out());
    }

    private static long count(JsonNode summary, String outcome) {
        return summary.path("counts").path(outcome).asLong();
    }

    @Test
    void aKeyThatIsNotAcceptedStopsTheRunAtOnce() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 60);
        Jbang.Ended ended = against(standin, "reassign", moves, "--json")
                .with("CHECK_API_KEY", "another-key")
                .end();
        assertExit(12, ended);
        JsonNode summary = summary(ended);
        assertEquals(60, count(summary, "not_applied"));
        assertTrue(summary.path("stopped").asText().contains("does not accept the API key (401)"), ended::toString);
        assertTrue(standin.judge().counts().requests() < 60, "it went on after the first 401");
        assertEquals(List.of(), filesLeft(), "there is no run that could be gone on with");
        assertExit(0, against(standin, "reassign", moves).end());
    }

    @Test
    void aKeyThatIsNotAcceptedStopsTheLookBeforehandToo() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        Jbang.Ended ended = against(standin, "reassign", moves(standin, 30), "--json", "--company", "com_rehearsal")
                .with("CHECK_API_KEY", "another-key")
                .end();
        assertExit(12, ended);
        assertEquals(30, count(summary(ended), "not_applied"));
        assertEquals(1, standin.judge().counts().requests());
    }

    @Test
    void rowsWithoutAnAnswerAreSettledAndNoOtherRowWaitsForThem() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 40);
        List<Fault> silences = List.of(
                Fault.RESET_BEFORE,
                Fault.RESET_AFTER,
                Fault.CUT_BODY,
                Fault.ERROR_BEFORE,
                Fault.ERROR_AFTER,
                Fault.GATEWAY_TIMEOUT_AFTER,
                Fault.CUT_JSON,
                Fault.HTML_PAGE,
                Fault.WRONG_ID);
        for (int n = 0; n < silences.size(); n++) {
            standin.script().on("PATCH", "/employees/emp_" + (n + 11), silences.get(n));
        }
        standin.script().on("PATCH", "/employees/emp_35", Fault.throttled("1"));
        Jbang.Ended ended = against(standin, "reassign", moves, "--json")
                .with("CHECKBULK_QUARANTINE_MS", "300")
                .end();
        assertExit(0, ended);
        assertEquals(40, count(summary(ended), "done"));
        assertEquals(40, standin.judge().counts().updates().get("employees"));
        assertEquals(List.of("results.csv"), filesLeft());
    }

    @Test
    void theFirstCtrlCLetsWhatIsInFlightFinish() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 25);
        Jbang.Running running =
                against(standin, "reassign", moves(standin, 200), "--json").start();
        until(() -> hold.held() > 0);
        running.signal("INT");
        running.awaitErr(text -> text.contains("Stopping"));
        hold.release();
        Jbang.Ended ended = running.end();
        assertExit(12, ended);
        JsonNode summary = summary(ended);
        long applied = standin.judge().counts().updates().get("employees");
        assertEquals(applied, count(summary, "done"));
        assertEquals(200 - applied, count(summary, "not_applied"));
        assertEquals(List.of("results.csv"), filesLeft(), "rows that were not applied are a resumed run's");
        assertTrue(applied > 25 && applied < 200, "what was in flight, and it went on no further: " + applied);
        assertEquals("interrupted (SIGINT)", summary.path("stopped").asText());
        assertTrue(summary.path("resume").asText().endsWith("/jbang resume " + runDir()), ended::toString);
        assertTrue(ended.err().contains("To go on:"), ended::toString);
    }

    @Test
    void theSecondCtrlCStopsAtOnce() {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 50);
        standin.script().always("PATCH", "/employees", Fault.SILENT_BEFORE);
        Jbang.Running running = against(standin, "reassign", moves).start();
        until(() -> standin.judge().counts().requests() > 2);
        running.signal("INT");
        running.awaitErr(text -> text.contains("Stopping"));
        until(
                () -> { // those of the first half second are the first one
                    running.signal("INT");
                    return !running.handle().isAlive();
                });
        assertExit(130, running.end());
    }

    @Test
    void theKeyIsNowhereToBeSeen() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 30);
        standin.script().on("PATCH", "/employees/emp_3", Fault.HTML_PAGE);
        standin.script().on("PATCH", "/employees/emp_4", Fault.RESET_AFTER);
        standin.script().on("PATCH", "/employees/emp_5", Fault.ERROR_BEFORE);
        standin.script().on("PATCH", "/employees/emp_30", Fault.UNAUTHORIZED);
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 0);
        Jbang.Running running = against(standin, "reassign", moves)
                .with("CHECKBULK_QUARANTINE_MS", "300")
                .start();
        until(() -> hold.held() > 0);
        String commandLines = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .collect(Collectors.joining("\n"));
        hold.release();
        Jbang.Ended ended = running.end();
        assertTrue(commandLines.contains("reassign"), "the process was not seen");
        assertFalse(commandLines.contains(KEY), "the key is in a command line");
        assertFalse(ended.toString().contains(KEY), "the key is on the terminal");
        for (String file : List.of("plan.jsonl", "journal.jsonl", "results.csv")) {
            assertFalse(left(file).contains(KEY), "the key is in " + file);
        }
    }
}
