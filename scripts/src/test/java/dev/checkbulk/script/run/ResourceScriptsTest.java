package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts create, update and delete, as an operator types them. */
class ResourceScriptsTest extends ScriptTest {
    private Standin people() {
        Standin standin = standin(StandinSettings.defaults());
        standin.records().mentionEmployee("emp_1", "wrk_0").mentionEmployee("emp_2", "wrk_0");
        return standin;
    }

    private static void says(Jbang.Ended ended, String text) {
        String all = ended.out() + ended.err();
        assertTrue(all.contains(text), () -> "\"" + text + "\" is not in\n" + ended);
    }

    private static JsonNode record(Standin standin, String id) {
        return standin.records().get(id).orElseThrow();
    }

    @Test
    void anUpdateSendsOnlyWhatDiffers() {
        Standin standin = people();
        JsonNode before = record(standin, "emp_1");
        String rows = file(
                "rows.csv",
                "id,company,last_name,residence.city,metadata.team\n" + "emp_1,"
                        + before.path("company").asText() + ","
                        + before.path("last_name").asText() + ","
                        + before.path("residence").path("city").asText() + ",blue\n" + "emp_2,,Doe,,\n");
        Jbang.Ended plan = against(standin, "update", "employees", rows, "--blank=keep", "--plan")
                .end();
        assertExit(0, plan);
        says(plan, "row 1  emp_1  metadata: {} -> {\"team\":\"blue\"}\n");
        says(plan, "This was a plan: nothing was sent.");
        assertEquals(before, record(standin, "emp_1"));

        Jbang.Ended ended = against(standin, "update", "employees", rows, "--blank=keep", "--again")
                .end();
        assertExit(0, ended);
        says(ended, "2 of 2 employees updated.");
        assertEquals(
                "blue", record(standin, "emp_1").path("metadata").path("team").asText());
        assertEquals("Doe", record(standin, "emp_2").path("last_name").asText());
    }

    @Test
    void anEmptyCellIsDecidedByBlank() {
        Standin standin = people();
        String rows = file("rows.csv", "id,first_name,last_name\nemp_1,,Doe\n");
        assertFalse(record(standin, "emp_1").path("first_name").asText().isEmpty());

        Jbang.Ended refused = against(standin, "update", "employees", rows).end();
        assertExit(2, refused);
        says(refused, "--blank=keep");

        assertExit(
                0,
                against(standin, "update", "employees", rows, "--blank=null", "--again")
                        .end());
        assertTrue(record(standin, "emp_1").path("first_name").isNull());
    }

    @Test
    void createsAndDeletes() {
        Standin standin = people();
        String company = record(standin, "emp_1").path("company").asText();
        String rows = file(
                "new.csv",
                "company,name,address.line1,address.city,address.state,address.postal_code\n" + company
                        + ",Pier,1 Main St,Boston,MA,02139\n");
        Jbang.Ended created = against(standin, "create", "workplaces", rows).end();
        assertExit(0, created);
        says(created, "1 of 1 workplaces created.");
        JsonNode made = standin.records().all("workplaces").stream()
                .filter(one -> one.path("name").asText().equals("Pier"))
                .findFirst()
                .orElseThrow();
        assertEquals("02139", made.path("address").path("postal_code").asText());

        standin.records()
                .mention(
                        "benefits",
                        "ben_1",
                        JsonNodeFactory.instance.objectNode().put("employee", "emp_1"));
        Jbang.Ended deleted = against(standin, "delete", "benefits", file("old.jsonl", "{\"id\": \"ben_1\"}\n"))
                .end();
        assertExit(0, deleted);
        says(deleted, "1 of 1 benefits deleted.");
        assertTrue(standin.records().get("ben_1").isEmpty());
    }

    @Test
    void aRehearsalKnowsWhatTheFileMentions() {
        Jbang.Ended created = rehearse("create", "benefits", file("b.csv", """
                        employee,company_benefit,effective_start,employee_contribution_amount
                        emp_1,cbn_1,2026-02-01,150.00
                        emp_missing,cbn_1,2026-02-01,150.00
                        """), "--skip-invalid")
                .end();
        says(created, "1 of 2 benefits created.");
        says(created, "nothing was sent to Check");
        assertExit(
                0,
                rehearse("update", "workplaces", file("w.csv", "id,name\nwrk_1,Pier\n"))
                        .end());
        assertExit(
                0,
                rehearse("delete", "pay_schedules", file("p.csv", "id\npsc_1\n"))
                        .end());
    }

    @Test
    void aPlanShowsWhatASettingReplaces() {
        Jbang.Ended plan = rehearse("update", "employee_tax_params", "--plan", file("t.csv", """
                        employee,id,value,effective_start
                        emp_1,spa_1,S,2026-01-01
                        """))
                .end();
        assertExit(0, plan);
        says(plan, "id spa_1; value: null -> S; effective_start: null -> 2026-01-01");
    }

    @Test
    void allProblemsOfAFileAreToldAndNoSecretIsShown() {
        Standin standin = people();
        Jbang.Ended ended =
                against(standin, "create", "employees", file("new.csv", """
                        company,last_name,workplaces,ssn,residence.state,start_date
                        com_1,A,wrk_0,12345678,MA,1/2/26
                        com_1,,wrk_0,987654321,,
                        """)).end();
        assertExit(2, ended);
        says(ended, "row 1 (line 2), column ssn: has 8 digits and needs 9: a spreadsheet drops leading zeros");
        says(ended, "row 1 (line 2), column residence.city: is missing, but residence needs it");
        says(ended, "row 1 (line 2), column start_date: \"1/2/26\" is not a date");
        says(ended, "row 2 (line 3), column last_name: is missing, but each row must have it");
        says(ended, "Nothing was sent.");
        assertFalse(ended.toString().contains("12345678"), ended::toString);
        assertEquals(0, standin.judge().counts().requests());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update | emploees       | did you mean \"employees\"?",
                "update | taxes          | Check has no update for taxes, only list, get.",
                "update | net_pay_splits | A split cannot be changed: create a new one",
                "delete | employees      | a termination_date says when somebody left",
                "delete | workplaces     | To take one out of use: update workplaces with active false.",
            })
    void aResourceOrVerbThatIsNotThereIsToldWithWhatThereIs(String script, String resource, String text) {
        Jbang.Ended ended = atHome(script, resource, "rows.csv").end();
        assertExit(2, ended);
        says(ended, text);
    }

    @Test
    void theColumnsAreShownAndAFileCheckedWithoutAKey() {
        Jbang.Ended fields = atHome("update", "--fields", "earning_rates").end();
        assertExit(0, fields);
        assertTrue(
                fields.out().startsWith("update earning_rates: PATCH /earning_rates/{earning_rate}\n"),
                fields::toString);
        says(fields, "  ! amount and period cannot be changed");

        Jbang.Ended checked =
                atHome("update", "workplaces", "--check", "/dev/stdin").given("id,name\nwrk_1,A\nwrk_2,B\n");
        assertExit(0, checked);
        assertEquals("2 rows, nothing wrong with the file.\n", checked.out());
        assertFalse(Files.exists(folder.resolve("home")));
    }

    @Test
    void withoutAResourceAllAreNamed() {
        Jbang.Ended ended = atHome("delete").end();
        assertExit(2, ended);
        says(ended, "Missing RESOURCE: one of company_benefits, benefits, ");
        says(atHome("delete", "benefits").end(), "Missing FILE");
    }
}
