package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job, as an operator types it. */
class ReassignTest extends ScriptTest {
    private Standin people() {
        Standin standin = standin(StandinSettings.defaults());
        standin.records().mentionWorkplace("wrk_1").mentionWorkplace("wrk_2");
        standin.records().mentionEmployee("emp_1", "wrk_0").mentionEmployee("emp_2", "wrk_0");
        return standin;
    }

    private static List<String> workplaces(Standin standin, String employee) {
        List<String> ids = new ArrayList<>();
        standin.records().get(employee).orElseThrow().path("workplaces").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void theReadmesFirstCommandEndsWell() {
        Jbang.Ended ended = rehearse("reassign", "examples/moves.json").end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("8 of 8 employees updated.\n"), ended::toString);
        assertTrue(ended.err().contains("REHEARSAL: nothing is sent to Check."), ended::toString);
        assertTrue(ended.out().contains("nothing was sent to Check"), ended::toString);
        assertEquals(List.of("results.csv"), filesLeft());
    }

    @Test
    void rowsThatFailAreMendedAndRunAgain() throws IOException {
        Jbang.Ended first =
                rehearse("reassign", "examples/moves-with-errors.json").end();
        assertExit(10, first);
        assertTrue(first.out().contains("2 of 4 employees updated. 2 failed."), first::toString);
        assertTrue(first.out().contains("row 2  emp_ben  refused  validation_error  400: "), first::toString);
        assertTrue(first.out().contains("workplaces.1: Object with id=wrk_missing does not exist."), first::toString);
        assertTrue(first.out().contains("  log_"), first::toString);
        assertEquals(List.of("failed.json", "results.csv"), filesLeft());
        assertEquals("""
                {
                "emp_ben": "wrk_missing_pier",
                "emp_chloe": ["wrk_harbor","wrk_missing"]
                }
                """, left("failed.json"));
        String mended = file("mended.json", left("failed.json").replace("_missing", "_found"));
        assertExit(0, rehearse("reassign", mended).end());
        assertEquals(List.of("earlier-1", "results.csv"), filesLeft());
    }

    @Test
    void filesWithPeoplesDataAreTheirOwnersAlone() throws IOException {
        rehearse("reassign", "examples/moves-with-errors.json").end();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(runDir())));
        for (String file : filesLeft()) {
            Path path = runDir().resolve(file);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moves.json  | {\"emp_1\": \"wrk_1\", \"emp_2\": [\"wrk_1\", \"wrk_2\"]}",
                "list.json   | [{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\"},"
                        + " {\"employee\": \"emp_2\", \"workplaces\": [\"wrk_1\", \"wrk_2\"]}]",
                "rows.jsonl  | {\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\"}\\n"
                        + "{\"employee\": \"emp_2\", \"workplaces\": [\"wrk_1\", \"wrk_2\"]}",
                "rows.csv    | employee,workplaces\\nemp_1,wrk_1\\nemp_2,wrk_1;wrk_2",
            })
    void readsEveryFormOfInput(String name, String content) {
        Standin standin = people();
        assertExit(
                0,
                against(standin, "reassign", file(name, content.replace("\\n", "\n")))
                        .end());
        assertEquals(List.of("wrk_1"), workplaces(standin, "emp_1"));
        assertEquals(List.of("wrk_1", "wrk_2"), workplaces(standin, "emp_2"));
        assertEquals(
                2,
                standin.judge().arrivals().stream()
                        .filter(arrival -> arrival.method().equals("PATCH"))
                        .count());
    }

    @Test
    void readsStandardInput() {
        Standin standin = people();
        assertExit(0, against(standin, "reassign", "-").given("employee,workplaces\nemp_1,wrk_1\n"));
        assertEquals(List.of("wrk_1"), workplaces(standin, "emp_1"));
    }

    @Test
    void addsAndRemovesWhatTheRowSays() {
        Standin standin = people();
        String moves = file("moves.json", "{\"emp_1\": \"wrk_1\"}");
        assertExit(0, against(standin, "reassign", moves, "--add").end());
        assertEquals(List.of("wrk_0", "wrk_1"), workplaces(standin, "emp_1"));
        Jbang.Ended again =
                against(standin, "reassign", moves, "--add", "--again").end();
        assertExit(0, again);
        assertTrue(again.out().contains("0 of 1 employees updated, 1 were so already."), again::toString);
        assertExit(0, against(standin, "reassign", moves, "--remove", "--again").end());
        assertEquals(List.of("wrk_0"), workplaces(standin, "emp_1"));
        assertExit(
                0,
                against(standin, "reassign", moves, "--add", "--primary", "--again")
                        .end());
        assertEquals(
                "wrk_1",
                standin.records()
                        .get("emp_1")
                        .orElseThrow()
                        .path("primary_workplace")
                        .asText());
    }

    @Test
    void refusesPeopleOfAnotherCompanyBeforeAnythingIsChanged() {
        Standin standin = people();
        standin.records().mentionEmployee("emp_other", "com_other", List.of());
        String moves = file("moves.json", "{\"emp_1\": \"wrk_1\", \"emp_other\": \"wrk_1\"}");
        Jbang.Ended ended = against(standin, "reassign", moves, "--company", "com_rehearsal")
                .end();
        assertExit(2, ended);
        assertTrue(
                ended.err().contains("row 2 (line 1): emp_other is an employee of com_other, not of com_rehearsal"),
                ended::toString);
        assertEquals(List.of("wrk_0"), workplaces(standin, "emp_1"));
    }

    @Test
    void theSummaryForMachinesIsAllOfStandardOutput() throws IOException {
        Jbang.Ended ended = rehearse("reassign", "examples/moves-with-errors.json", "--json")
                .end();
        assertExit(10, ended);
        JsonNode summary = new ObjectMapper().readTree(ended.out());
        assertEquals(4, summary.path("rows").asInt());
        assertEquals(2, summary.path("counts").path("done").asInt());
        assertEquals(2, summary.path("counts").path("refused").asInt());
        assertEquals(10, summary.path("exit_code").asInt());
        JsonNode failure = summary.path("failures").get(1);
        assertEquals(3, failure.path("row").asInt());
        assertEquals("emp_chloe", failure.path("id").asText());
        assertEquals("validation_error", failure.path("error_type").asText());
        assertEquals(
                "workplaces.1",
                failure.path("field_errors").get(0).path("field").asText());
        assertTrue(failure.path("log_id").asText().startsWith("log_"));
        assertFalse(summary.path("run_dir").asText().isEmpty());
    }

    @Test
    void everyRowIsInTheResults() {
        rehearse("reassign", "examples/moves-with-errors.json").end();
        List<String> lines = left("results.csv").lines().toList();
        assertEquals("row,id,outcome,status,error_type,message,field_errors,log_id,record", lines.get(0));
        assertEquals(5, lines.size());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("1,emp_ana,done,200,,,,log_")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("2,emp_ben,refused,400,validation_error,")),
                lines::toString);
    }
}
