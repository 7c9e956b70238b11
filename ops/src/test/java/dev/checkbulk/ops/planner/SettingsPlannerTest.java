package dev.checkbulk.ops.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.ops.Canned;
import dev.checkbulk.ops.Employees;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources whose body is a list of changes: a row is one of them. */
class SettingsPlannerTest extends Canned {
    private static final String JANUARY = "/employee_tax_params/emp_1/settings?as_of=2027-01-01";

    @Test
    void aParameterIsSentAsAListOfOneAndKnowsWhatItOverwrites() {
        on(JANUARY, "[{'id':'spa_1','value':'2','effective_start':'2027-01-01','label':'x'}]");
        Edit edit = assertInstanceOf(
                Edit.class,
                update("employee_tax_params", row("emp_1", "{'id':'spa_1','value':'3','effective_start':'2027-01-01'}"))
                        .get(0));
        assertEquals(
                "[{'id':'spa_1','value':'3','effective_start':'2027-01-01'}]".replace('\'', '"'),
                edit.request().body());
        assertEquals("/employee_tax_params/emp_1", edit.resource());
        assertEquals(json("{'id':'spa_1','value':'2','effective_start':'2027-01-01'}"), edit.before());
        assertEquals("emp_1", edit.label());
        assertEquals(new Employees().byId(), edit.list());
        assertEquals(JANUARY, edit.lookup().target());
        assertEquals(json("{'id':'spa_1','value':'3','effective_start':'2027-01-01'}"), edit.sent());
    }

    @Test
    void whatIsInForceFromAnEarlierDayIsWhatIsReplaced() {
        on(JANUARY, "[{'id':'spa_1','value':'3','effective_start':'2026-01-01'}]");
        Edit edit = assertInstanceOf(
                Edit.class,
                update("employee_tax_params", row("emp_1", "{'id':'spa_1','value':'3','effective_start':'2027-01-01'}"))
                        .get(0));
        assertEquals(json("{'id':'spa_1','value':'3','effective_start':'2026-01-01'}"), edit.before());
    }

    @Test
    void aRowFindsWhatARowBeforeItSetsForALaterDayToo() {
        on(JANUARY, "[{'id':'spa_1','value':'1','effective_start':'2026-01-01'}]");
        on(JANUARY.replace("01-01", "06-01"), "[{'id':'spa_1','value':'1','effective_start':'2026-01-01'}]");
        List<PlanRow> rows = update(
                "employee_tax_params",
                row("emp_1", "{'id':'spa_1','value':'2','effective_start':'2027-01-01'}"),
                row("emp_1", "{'id':'spa_1','value':'3','effective_start':'2027-06-01'}"));
        assertEquals(
                json("{'id':'spa_1','value':'2','effective_start':'2027-01-01'}"),
                assertInstanceOf(Edit.class, rows.get(1)).before());
    }

    @Test
    void whereNothingIsInForceNothingWasThereBefore() {
        on(JANUARY, "[]");
        Edit edit = assertInstanceOf(
                Edit.class,
                update("employee_tax_params", row("emp_1", "{'id':'spa_1','value':'3','effective_start':'2027-01-01'}"))
                        .get(0));
        assertEquals(json("{'id':null,'value':null,'effective_start':null}"), edit.before());
    }

    @Test
    void whatIsSoAlreadyOrHasNoDayIsNotSent() {
        on(JANUARY, "[{'id':'spa_1','value':'3','effective_start':'2027-01-01'}]");
        assertEquals(
                List.of(
                        "it is so already",
                        "undated: there is no effective_start, and Check would take today",
                        "",
                        "it is so already",
                        "not_found: Not found."),
                said(update(
                        "employee_tax_params",
                        row("emp_1", "{'id':'spa_1','value':'3','effective_start':'2027-01-01'}"),
                        row("emp_1", "{'id':'spa_1','value':'3'}"),
                        row("emp_1", "{'id':'spa_2','value':'S','effective_start':'2027-01-01'}"),
                        row("emp_1", "{'id':'spa_2','value':'S','effective_start':'2027-01-01'}"),
                        row("emp_2", "{'id':'spa_2','value':'S','effective_start':'2027-01-01'}"))));
    }

    @Test
    void aParameterThatDoesNotChangeByDateIsSentWithoutOne() {
        on(
                "/employee_tax_params/emp_1",
                "[{'id':'spa_1','effective_datable':false},{'id':'spa_2','effective_datable':false},"
                        + "{'id':'spa_3','effective_datable':true}]");
        on(
                "/employee_tax_params/emp_1/settings",
                "[{'id':'spa_1','value':'true','effective_start':'1900-01-01'},{'id':'spa_2','value':'a'}]");
        List<PlanRow> rows = update(
                "employee_tax_params",
                row("emp_1", "{'id':'spa_1','value':'true'}"),
                row("emp_1", "{'id':'spa_2','value':'b'}"),
                row("emp_1", "{'id':'spa_3','value':'c'}"));
        assertEquals(
                List.of("it is so already", "", "undated: there is no effective_start, and Check would take today"),
                said(rows));
        assertEquals(
                json("{'id':'spa_2','value':'a'}"),
                assertInstanceOf(Edit.class, rows.get(1)).before());
    }

    @Test
    void anElectionNamesItsOwnerAndItsDayInItsBody() {
        on(
                "/employee_tax_elections?limit=25&employee=emp_1&as_of=2027-01-01",
                "[{'id':'txe_1','employee':'emp_1','setting':{'exempt':false,'effective_start':'2027-01-01'}}]");
        List<PlanRow> rows = update(
                "employee_tax_elections",
                row("", "{'id':'txe_1','employee':'emp_1','setting':{'exempt':true,'effective_start':'2027-01-01'}}"),
                row("", "{'id':'txe_1','employee':'emp_1','setting':{'exempt':true}}"));
        Edit edit = assertInstanceOf(Edit.class, rows.get(0));
        assertEquals("/employee_tax_elections of emp_1", edit.resource());
        assertEquals("false", String.valueOf(edit.before().path("setting").path("exempt")));
        assertEquals("undated", said(rows).get(1).split(":")[0]);
    }

    @Test
    void anAttributeIsAMemberOfItsBody() {
        on(
                "/employees/emp_1/company_defined_attributes",
                "{'company_defined_attributes':[{'name':'grade','value':'A','effective_start':'2027-01-01'}]}");
        List<PlanRow> rows = update(
                "company_defined_attributes",
                row("emp_1", "{'name':'grade','value':'A','effective_start':'2027-01-01'}"),
                row("emp_1", "{'name':'grade','value':'B','effective_start':'2027-01-01'}"));
        assertEquals(List.of("it is so already", ""), said(rows));
        assertEquals(
                json("{'company_defined_attributes':[{'name':'grade','value':'B','effective_start':'2027-01-01'}]}"),
                assertInstanceOf(Edit.class, rows.get(1)).request().json());
    }
}
