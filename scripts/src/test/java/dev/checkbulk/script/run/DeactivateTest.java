package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People who leave, with what they have. */
class DeactivateTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A person with a benefit, a deduction and an earning rate. */
    private void person(String n) {
        ObjectNode theirs = object().put("employee", "emp_" + n);
        standin.records().mentionEmployee("emp_" + n, "wrk_1");
        standin.records().benefit("ben_" + n, "emp_" + n, "cbn_1", "2025-01-01");
        standin.records()
                .mention(
                        "post_tax_deductions",
                        "ptd_" + n,
                        theirs.deepCopy().put("effective_start", "2025-01-01").put("effective_end", "2027-01-01"));
        standin.records().mention("earning_rates", "rte_" + n, theirs);
    }

    /** All that the people have, by id. */
    private Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>();
        Stream.of("employees", "benefits", "post_tax_deductions", "earning_rates")
                .flatMap(kind -> standin.records().all(kind).stream())
                .forEach(record -> all.put(record.path("id").asText(), record));
        return all;
    }

    private String told(String n) {
        Map<String, JsonNode> all = all();
        return all.get("ben_" + n).path("effective_end").asText() + " "
                + all.get("ptd_" + n).path("effective_end").asText() + " "
                + all.get("rte_" + n).path("active").asText() + " "
                + all.get("emp_" + n).path("termination_date").asText() + " "
                + all.get("emp_" + n).path("active").asText();
    }

    @Test
    void whatPeopleHaveEndsAndAnUndoRestoresAll() {
        person("1");
        person("2");
        standin.records().change("rte_2", object().put("active", false));
        Map<String, JsonNode> before = all();
        String file = file("leavers.json", "{\"emp_1\": \"2026-10-31\", \"emp_2\": \"2026-10-30\"}");
        Jbang.Ended planned = withKey(standin, "deactivate", file, "--plan").end();
        assertExit(0, planned);
        assertEquals("""
                row 1  emp_1  ben_1  effective_end: null -> 2026-10-31
                row 1  emp_1  ptd_1  effective_end: 2027-01-01 -> 2026-10-31
                row 1  emp_1  rte_1  active: true -> false
                row 1  emp_1  termination_date: null -> 2026-10-31; active: true -> false
                row 2  emp_2  ben_2  effective_end: null -> 2026-10-30
                row 2  emp_2  ptd_2  effective_end: 2027-01-01 -> 2026-10-30
                row 2  emp_2  termination_date: null -> 2026-10-30; active: true -> false
                2 rows in 7 steps: 7 to change. 2 records, 1 company.
                """, planned.out());
        Jbang.Ended ended = against(standin, "deactivate", file).end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("2 of 2 employees deactivated.\n"), ended::toString);
        assertEquals("2026-10-31 2026-10-31 false 2026-10-31 false", told("1"));
        assertEquals("2026-10-30 2026-10-30 false 2026-10-30 false", told("2"));
        Jbang.Ended again = withKey(standin, "deactivate", file, "--again").end();
        assertTrue(again.out().contains("2 were so already"), again::toString);
        Jbang.Ended undone =
                atHome("undo", runDir().toString()).with("CHECK_API_KEY", KEY).end();
        assertExit(0, undone);
        assertTrue(undone.out().contains("2 of 2 employees reverted."), undone::toString);
        assertEquals(before, all());
    }

    @Test
    void behindAStepThatIsRefusedNothingIsSentAndARetryGoesOn() {
        person("1");
        standin.script().on("PATCH", "/earning_rates/rte_1", Fault.FORBIDDEN);
        String file = file("leavers.csv", "employee,termination_date\nemp_1,2026-10-31\n");
        Jbang.Ended ended = against(standin, "deactivate", file).end();
        assertExit(10, ended);
        assertTrue(ended.out().contains("; step 3 of 4, 2 done"), ended::toString);
        assertEquals("2026-10-31 2026-10-31 true null true", told("1"));
        assertEquals(List.of("results.csv"), filesLeft());
        assertExit(0, withKey(standin, "retry", runDir().toString()).end());
        assertEquals("2026-10-31 2026-10-31 false 2026-10-31 false", told("1"));
    }

    /** The first step is about a benefit, and the row is about a person. */
    @Test
    void thePersonIsTheOneThatTheRowExpects() {
        person("1");
        person("2");
        String file = file(
                "leavers.csv",
                "employee,termination_date,expect.last_name\nemp_1,2026-10-31,Doe emp_1\nemp_2,2026-10-31,Doe emp_1\n");
        Jbang.Ended ended = against(standin, "deactivate", file).end();
        assertExit(10, ended);
        assertTrue(
                ended.out().contains("row 2  emp_2  conflict  it is not what the row expects: last_name is"),
                ended::toString);
        assertEquals("2026-10-31 2026-10-31 false 2026-10-31 false", told("1"));
        assertEquals("null 2027-01-01 true null true", told("2"));
    }

    @Test
    void isRehearsedAndKeepsWhatIsToStay() {
        String file = file("leavers.csv", "employee,termination_date\nemp_1,2026-10-31\n");
        Jbang.Ended ended = rehearse(
                        "deactivate", file, "--keep-benefits", "--keep-deductions", "--keep-rates", "--plan")
                .end();
        assertExit(0, ended);
        assertTrue(ended.out().contains("1 row: 1 to change."), ended::toString);
        Jbang.Ended all = rehearse("deactivate", file).end();
        assertExit(0, all);
        assertTrue(all.out().startsWith("1 of 1 employees deactivated.\n"), all::toString);
    }
}
