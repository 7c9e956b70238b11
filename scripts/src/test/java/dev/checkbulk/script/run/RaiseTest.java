package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that take two steps: planned, sent, resumed, retried and undone as one. */
class RaiseTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** So many people, each with a rate of 20.00 an hour, and a file that raises it to 22.00. */
    private String raises(int people) {
        for (int n = 1; n <= people; n++) {
            standin.records().mentionEmployee("emp_" + n, "wrk_1");
            standin.records()
                    .put(
                            "earning_rates",
                            object().put("id", "rte_" + n)
                                    .put("employee", "emp_" + n)
                                    .put("amount", "20.00")
                                    .put("period", "hourly")
                                    .put("active", true));
        }
        return file(
                "raises.csv",
                IntStream.rangeClosed(1, people)
                        .mapToObj(n -> "emp_" + n + ",22.00\n")
                        .collect(Collectors.joining("", "employee,amount\n", "")));
    }

    /** The person's active rates, as amounts. */
    private List<String> pay(int n) {
        return standin.records().all("earning_rates").stream()
                .filter(rate -> rate.path("employee").asText().equals("emp_" + n))
                .filter(rate -> rate.path("active").asBoolean())
                .map(rate -> rate.path("amount").asText())
                .toList();
    }

    private void assertPay(int people, String amount) {
        IntStream.rangeClosed(1, people).forEach(n -> assertEquals(List.of(amount), pay(n), "emp_" + n));
    }

    /** The rate that the person was given by a raise. */
    private String newRate(int n) {
        return standin.records().all("earning_rates").stream()
                .filter(rate -> rate.path("employee").asText().equals("emp_" + n))
                .map(rate -> rate.path("id").asText())
                .filter(id -> !id.equals("rte_" + n))
                .collect(Collectors.joining(" "));
    }

    private long created() {
        return standin.judge().counts().creates().getOrDefault("earning_rates", 0L);
    }

    private long writes() {
        return standin.judge().arrivals().stream()
                .filter(arrival -> !arrival.method().equals("GET"))
                .count();
    }

    private static JsonNode json(Jbang.Ended ended) {
        try {
            return new ObjectMapper().readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.toString(), e);
        }
    }

    private static String run(Jbang.Ended ended) {
        return json(ended).path("run").asText();
    }

    private Jbang.Ended undo(String run) {
        return atHome("undo", run, "--json").with("CHECK_API_KEY", KEY).end();
    }

    @Test
    void isShownAsAPlanAndSentAsItIs() {
        String file = raises(2);
        standin.records().mentionEmployee("emp_none", "wrk_1");
        Jbang.Ended planned = withKey(standin, "raise", file, "--plan").end();
        assertExit(0, planned);
        assertEquals("""
                row 1  emp_1  new employee emp_1; new amount 22.00; new period hourly; new workweek_hours 40
                       ! raises the pay: 20.00 -> 22.00 hourly (+10.0 %)
                row 1  emp_1  rte_1  active: true -> false
                row 2  emp_2  new employee emp_2; new amount 22.00; new period hourly; new workweek_hours 40
                       ! raises the pay: 20.00 -> 22.00 hourly (+10.0 %)
                row 2  emp_2  rte_2  active: true -> false
                2 rows in 4 steps: 4 to change. 2 records, 1 company.
                  ! 2 rows: raises the pay: … -> … hourly (… %)
                """, planned.out());
        assertEquals(0, writes());
        String saved = folder.resolve("raises.plan").toString();
        assertExit(0, withKey(standin, "raise", file, "--plan-out", saved).end());
        Jbang.Ended applied = against(standin, "apply", saved).end();
        assertExit(0, applied);
        assertTrue(applied.out().startsWith("2 of 2 raises done.\n"), applied::toString);
        assertPay(2, "22.00");
        List<String> results = left("results.csv").lines().toList();
        assertEquals(3, results.size(), results::toString);
        assertTrue(results.get(1).matches("1,emp_1,done,201,.*," + newRate(1)), results::toString);
        assertTrue(results.get(2).matches("2,emp_2,done,201,.*," + newRate(2)), results::toString);
    }

    @Test
    void aRowThatCannotBeIsToldAndTheOthersAreSentWhenThatIsAsked() {
        String file = raises(2);
        standin.records().mentionEmployee("emp_none", "wrk_1");
        String more = file("more.csv", "employee,amount\nemp_1,22.00\nemp_none,30.00\nemp_1,25.00\n");
        Jbang.Ended refused = withKey(standin, "raise", more).end();
        assertExit(2, refused);
        assertTrue(
                refused.err()
                        .contains("row 2  emp_none  no_rate  there is no active earning rate to replace: create one"),
                refused::toString);
        assertTrue(
                refused.err()
                        .contains("row 3  emp_1  duplicate  row 1 replaces rte_1 already: keep one of the two rows"),
                refused::toString);
        assertEquals(0, writes());
        Jbang.Ended others = against(standin, "raise", more, "--skip-invalid").end();
        assertExit(10, others);
        assertTrue(others.out().contains("1 of 3 raises done. 2 failed."), others::toString);
        assertEquals("employee,amount\nemp_none,30.00\nemp_1,25.00\n", left("failed.csv"));
        assertEquals(List.of("22.00"), pay(1));
        assertExit(0, withKey(standin, "raise", file).end());
    }

    @Test
    void aSecondStepThatIsRefusedIsRetriedAloneAndUndoneBeforeTheFirst() {
        standin.script().on("PATCH", "/earning_rates/rte_2", Fault.FORBIDDEN);
        Jbang.Ended first = against(standin, "raise", raises(3), "--json").end();
        assertExit(10, first);
        assertEquals(2, json(first).path("counts").path("done").asInt(), first::toString);
        assertTrue(first.err().contains("row 2  emp_2  refused"), first::toString);
        assertTrue(first.err().contains("; step 2 of 2, 1 done"), first::toString);
        assertEquals(List.of("results.csv"), filesLeft()); // given back, it would make a second rate
        assertEquals(List.of("20.00", "22.00"), pay(2).stream().sorted().toList());

        long writes = writes();
        String run = runDir().toString();
        Jbang.Ended retried = withKey(standin, "retry", run, "--json").end();
        assertExit(0, retried);
        assertEquals(writes + 1, writes());
        assertPay(3, "22.00");

        Jbang.Ended tooEarly = undo(run);
        assertExit(13, tooEarly);
        assertTrue(tooEarly.err().contains("were finished by " + run(retried)), tooEarly::toString);
        assertExit(0, undo(run(retried)));
        assertEquals(List.of("20.00", "22.00"), pay(2).stream().sorted().toList());
        assertExit(0, undo(run));
        assertPay(3, "20.00");
        assertEquals(3, created());
    }

    @Test
    void aRaiseWithoutItsSecondStepIsUndone() {
        standin.script().on("PATCH", "/earning_rates/rte_1", Fault.FORBIDDEN);
        Jbang.Ended ended = withKey(standin, "raise", raises(1), "--json").end();
        assertExit(10, ended);
        assertExit(0, undo(run(ended)));
        assertPay(1, "20.00");
    }

    @Test
    void isUndoneWholeAndKeptWholeWhenTheNewRateWasChanged() {
        Jbang.Ended ended = withKey(standin, "raise", raises(3), "--json").end();
        assertExit(0, ended);
        standin.records().change(newRate(2), object().put("name", "Senior").put("amount", "23.00"));
        Jbang.Ended undone = undo(run(ended));
        assertExit(10, undone);
        assertTrue(undone.err().contains(": 2 of 3 raises back to what they were, to "), undone::toString);
        assertEquals(2, json(undone).path("counts").path("done").asInt(), undone::toString);
        assertTrue(
                undone.err().contains("row 2  emp_2  conflict  kept: amount of " + newRate(2) + " changed since"),
                undone::toString);
        assertEquals(List.of("20.00"), pay(1));
        assertEquals(List.of("23.00"), pay(2));
        assertEquals(List.of("20.00"), pay(3));
    }

    @Test
    void killedBetweenItsStepsItIsGoneOnWithAndEveryRateIsThereOnce() {
        String file = raises(8);
        standin.script().on("POST", "/earning_rates", Fault.SILENT_AFTER);
        Jbang.Running running = against(standin, "raise", file, "--rate", "6").start();
        until(() -> created() >= 4);
        running.signal("KILL");
        assertExit(137, running.end());
        long halves =
                IntStream.rangeClosed(1, 8).filter(n -> pay(n).size() == 2).count();
        assertTrue(halves > 0, "nobody was between the steps");
        Jbang.Ended resumed = atHome("resume", runDir().toString(), "--json")
                .with("CHECK_API_KEY", KEY)
                .with("CHECKBULK_QUARANTINE_MS", "300")
                .end();
        assertExit(0, resumed);
        assertEquals(8, json(resumed).path("counts").path("done").asInt(), resumed::toString);
        assertEquals(8, created());
        assertEquals(0, standin.judge().counts().identicalCreates());
        assertPay(8, "22.00");
        assertEquals(9, left("results.csv").lines().count());
    }

    @Test
    void thePersonIsTheOneThatTheRowExpects() {
        raises(2);
        String file = file(
                "expecting.csv", "employee,amount,expect.last_name\nemp_1,22.00,Doe emp_1\nemp_2,22.00,Doe emp_1\n");
        Jbang.Ended ended = against(standin, "raise", file).end();
        assertExit(10, ended);
        assertTrue(
                ended.out().contains("row 2  emp_2  conflict  it is not what the row expects: last_name is"),
                ended::toString);
        assertEquals(List.of("22.00"), pay(1));
        assertEquals(List.of("20.00"), pay(2));
    }

    @Test
    void isRehearsed() {
        String file = file(
                "raises.jsonl",
                "{\"employee\": \"emp_1\", \"amount\": \"62000.00\", \"period\": \"annually\", \"workweek_hours\": 32}\n"
                        + "{\"employee\": \"emp_2\", \"amount\": \"25.00\", \"replaces\": \"rte_9\"}\n");
        Jbang.Ended ended = rehearse("raise", file, "--company", "com_7").end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("2 of 2 raises done.\n"), ended::toString);
        assertFalse(ended.err().contains("by more than half"), ended::toString);
    }
}
