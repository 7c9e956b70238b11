package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import dev.checkbulk.standin.faults.Latency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrollTest extends ScriptTest {
    @Test
    void enrollsTheExamplesBenefits() {
        Jbang.Ended ended = rehearse("enroll", "examples/benefits.json").end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("3 of 3 benefits created."), ended::toString);
    }

    @Test
    void goesOnAtTheReferencesPath() {
        Standin standin = standin(StandinSettings.defaults().withEmployeeBenefits(EmployeeBenefitsPath.REDIRECTED));
        standin.records().mentionEmployee("emp_1", "wrk_1");
        String rows = file("rows.csv", """
                employee,company_benefit,period,employee_period_amount,effective_start,metadata.source
                emp_1,cbn_1,monthly,120.50,2027-01-01,import 7
                emp_1,cbn_2,,,2027-01-01,
                emp_missing,cbn_1,,,2027-01-01,
                """);
        Jbang.Ended ended = against(standin, "enroll", rows, "--skip-invalid").end();
        assertExit(10, ended);
        assertEquals(2, standin.records().all("benefits").size());
        var first = standin.records().all("benefits").stream()
                .filter(benefit -> benefit.path("company_benefit").asText().equals("cbn_1"))
                .findFirst()
                .orElseThrow();
        assertEquals("120.50", first.path("employee_period_amount").asText());
        assertEquals("import 7", first.path("metadata").path("source").asText());
        assertEquals("""
                employee,company_benefit,period,employee_period_amount,effective_start,metadata.source
                emp_missing,cbn_1,,,2027-01-01,
                """, left("failed.csv"));
        assertEquals(List.of("failed.csv", "results.csv"), filesLeft());
    }

    @Test
    void whatWouldOverlapIsToldAndNothingIsSent() {
        Standin standin = standin(StandinSettings.defaults());
        standin.records().mentionEmployee("emp_1", "wrk_1").benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
        String rows = file("rows.csv", """
                employee,company_benefit,effective_start,effective_end
                emp_1,cbn_1,2027-01-01,
                emp_1,cbn_2,2027-01-01,
                emp_1,cbn_2,2026-01-01,2027-01-01
                """);
        Jbang.Ended ended = against(standin, "enroll", rows).end();
        assertExit(2, ended);
        assertTrue(
                ended.err()
                        .contains("row 1  emp_1  overlap  it overlaps ben_1 (2026-01-01 to …)\n"
                                + "row 3  emp_1  overlap  it overlaps row 2 (2027-01-01 to …)\n"
                                + "2 of 3 rows cannot be (2 overlap). Nothing was sent."),
                ended::toString);
        assertEquals(1, standin.records().all("benefits").size());
    }

    @Test
    void aBatchSizeThatIsNoneIsRefused() {
        Standin standin = standin(StandinSettings.defaults().withMentioned(true));
        String file = file("rows.csv", "employee,benefit,effective_start\nemp_1,125_medical,2027-01-01\n");
        Jbang.Ended refused =
                against(standin, "enroll", file, "--batch-size", "0").end();
        assertExit(2, refused);
        assertTrue(
                refused.err().endsWith("--batch-size is a number of rows from 1 to 5000, not 0.\n"), refused::toString);
        assertEquals(0, standin.judge().counts().requests());
    }

    @Test
    void fixedBatchesEndBeforeTheNextBegins() {
        Standin standin =
                standin(StandinSettings.defaults().withMentioned(true).withLatency(Latency.of(Duration.ofMillis(300))));
        StringBuilder rows = new StringBuilder("employee,benefit,effective_start\n");
        for (int n = 1; n <= 6; n++) {
            rows.append("emp_").append(n).append(",125_medical,2027-01-01\n");
        }
        String file = file("rows.csv", rows.toString());
        Jbang.Ended ended =
                against(standin, "enroll", file, "--batch-size", "2").end();
        assertExit(0, ended);
        assertEquals(6, standin.records().all("benefits").size());
        assertTrue(left("journal.jsonl").indexOf("\"e\":\"intent\",\"row\":3")
                > left("journal.jsonl").lastIndexOf("\"e\":\"result\",\"row\":2"));
        assertTrue(left("journal.jsonl").indexOf("\"e\":\"intent\",\"row\":3")
                > left("journal.jsonl").lastIndexOf("\"e\":\"result\",\"row\":1"));
    }
}
