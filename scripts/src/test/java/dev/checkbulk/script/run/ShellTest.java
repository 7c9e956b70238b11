package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import org.junit.jupiter.api.Test;

class ShellTest extends ScriptTest {
    @Test
    void listsAndBatchesAreTypedAndAwaited() {
        Standin standin = standin(StandinSettings.defaults());
        standin.records().mentionWorkplace("wrk_2").mentionEmployee("emp_1", "wrk_1");
        Jbang.Ended ended = Jbang.run("shell")
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", standin.baseUrl())
                .given("""
                        all(employees.list("com_rehearsal")).size()
                        var moves = List.of(Reassignment.of("emp_1", List.of("wrk_2")), Reassignment.of("emp_missing", List.of("wrk_2")))
                        var results = await(batch.collect(moves, ReassignEmployees.replacing()))
                        results.stream().map(r -> r.outcome().kind()).toList()
                        await(employees.get("emp_1")) instanceof Outcome.Done
                        client
                        /exit 7
                        """);
        assertExit(7, ended);
        assertTrue(ended.out().contains("==> 1"), ended::toString);
        assertTrue(ended.out().contains("==> [DONE, REFUSED]"), ended::toString);
        assertTrue(ended.out().contains("==> true"), ended::toString);
        assertTrue(ended.out().contains("key ***"), ended::toString);
        assertTrue(!ended.toString().contains(KEY), "the key is on the terminal");
        assertEquals(
                "wrk_2",
                standin.records()
                        .get("emp_1")
                        .orElseThrow()
                        .path("primary_workplace")
                        .asText());
    }

    @Test
    void aRehearsalNeedsNoKey() {
        Jbang.Ended ended = Jbang.run("shell", "--rehearse").given("all(employees.list(\"com_rehearsal\")).size()\n");
        assertExit(0, ended);
        assertTrue(ended.out().contains("==> 5"), ended::toString);
    }

    @Test
    void withoutAKeyBothWaysOnAreNamed() {
        assertExit(2, Jbang.run("shell").end());
    }
}
