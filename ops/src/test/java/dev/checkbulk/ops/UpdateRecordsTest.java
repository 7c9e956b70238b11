package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateRecordsTest extends AgainstStandin {
    @BeforeEach
    void people() {
        standin.records().company("com_1").workplace("wrk_1", "com_1").workplace("wrk_2", "com_1");
        standin.records().employee("emp_1", "com_1", List.of("wrk_1")).employee("emp_2", "com_1", List.of("wrk_1"));
    }

    private List<PlanRow> plan(String resource, RecordChange... rows) {
        return get(new UpdateRecords(ResourceType.of(resource), Blank.REFUSE).plan(client.reading(), List.of(rows)));
    }

    private static Edit edit(PlanRow row) {
        return assertInstanceOf(Edit.class, row);
    }

    private static void assertBefore(String json, PlanRow row) {
        assertEquals(Canned.json(json), Canned.json(String.valueOf(edit(row).before())));
    }

    @Test
    void anEditKnowsItsRecordAndWhatItReplaces() {
        Edit edit = edit(
                plan("employees", Canned.row("emp_1", "{'last_name':'Roe'}")).get(0));
        assertEquals(new Employees().update("emp_1", Canned.json("{'last_name':'Roe'}")), edit.request());
        assertEquals(new Employees().get("emp_1"), edit.lookup());
        assertEquals(new Employees().byId(), edit.list());
        assertEquals("/employees/emp_1", edit.resource());
        assertEquals("emp_1", edit.label());
        assertEquals("com_1", edit.company());
        assertBefore("{'last_name':'Doe emp_1'}", edit);
    }

    @Test
    void whatIsReadOfEveryRecordCanBeGivenBack() {
        for (String resource : List.of("companies", "workplaces", "employees")) {
            List<JsonNode> all = standin.records().all(resource);
            RecordChange[] rows = all.stream()
                    .map(record -> RecordChange.of(List.of(record.get("id").asText()), record))
                    .toArray(RecordChange[]::new);
            for (PlanRow row : plan(resource, rows)) {
                assertEquals(
                        Outcome.Kind.ALREADY,
                        assertInstanceOf(Untouched.class, row).outcome().kind(),
                        resource);
            }
        }
    }

    @Test
    void aLaterRowFindsWhatTheEarlierOneMakes() {
        List<PlanRow> rows = plan(
                "employees",
                Canned.row("emp_1", "{'workplaces':['wrk_2']}"),
                Canned.row("emp_1", "{'workplaces':['wrk_2']}"),
                Canned.row("emp_1", "{'workplaces':['wrk_2','wrk_1'],'primary_workplace':'wrk_2'}"));
        assertBefore("{'workplaces':['wrk_1'],'primary_workplace':'wrk_1'}", rows.get(0));
        assertInstanceOf(Untouched.class, rows.get(1));
        assertBefore("{'workplaces':['wrk_2'],'primary_workplace':'wrk_2'}", rows.get(2));
        assertEquals(
                Canned.json("{'workplaces':['wrk_2','wrk_1']}"),
                edit(rows.get(2)).request().json());
    }

    @Test
    void aNewStartRemembersTheTerminationThatItEmpties() {
        standin.records()
                .change(
                        "emp_1",
                        Canned.json("{'termination_date':'2025-06-30'}").deepCopy());
        assertBefore(
                "{'start_date':'2024-01-02','termination_date':'2025-06-30'}",
                plan("employees", Canned.row("emp_1", "{'start_date':'2026-01-01'}"))
                        .get(0));
    }

    @Test
    void aRecordThatCheckDoesNotHaveIsToldAsCheckTellsIt() {
        assertEquals(
                List.of("not_found: The requested object was not found.", ""),
                Canned.said(plan(
                        "employees",
                        Canned.row("emp_missing", "{'last_name':'Roe'}"),
                        Canned.row("emp_1", "{'last_name':'Roe'}"))));
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnce() {
        RecordChange row = new RecordChange(
                List.of("emp_1"), Canned.json("{'company':'com_2','residence':{'city':'Troy'}}"), Set.of("first_name"));
        assertEquals(
                List.of("blank: first_name is empty here and Check has a value: say --blank=keep to leave it, or"
                        + " --blank=null to clear it; company cannot be changed: it is com_1 and the row says com_2;"
                        + " residence is sent whole, and there is no line1, postal_code, state"),
                Canned.said(plan("employees", row)));
    }

    @Test
    void aWorkplaceWhereSomebodyWorksIsNotMadeInactive() {
        assertEquals(
                List.of("in_use: it cannot be made inactive: at least one active employee works there, emp_1", ""),
                Canned.said(plan(
                        "workplaces",
                        Canned.row("wrk_1", "{'active':false}"),
                        Canned.row("wrk_2", "{'active':false}"))));
        standin.records().change("emp_1", Canned.json("{'active':false}").deepCopy());
        standin.records().change("emp_2", Canned.json("{'active':false}").deepCopy());
        assertEquals(List.of(""), Canned.said(plan("workplaces", Canned.row("wrk_1", "{'active':false}"))));
    }

    @Test
    void aResidenceIsNotRemoved() {
        standin.records()
                .change(
                        "emp_1",
                        Canned.json("{'residence':{'line1':'1 A St','city':'B','state':'NY','postal_code':'12345'}}")
                                .deepCopy());
        assertEquals(
                List.of("unchangeable: residence can be changed and not removed"),
                Canned.said(plan("employees", Canned.row("emp_1", "{'residence':null}"))));
    }

    @Test
    void anIdOfAnotherResourceIsWarnedOf() {
        assertEquals(
                List.of("workplaces: loses wrk_1; workplaces: emp_1 looks like the id of another resource (employee)"),
                Canned.said(plan("employees", Canned.row("emp_1", "{'workplaces':['emp_1','x_1']}"))));
    }

    @Test
    void aHundredRecordsAreReadAtOnce() {
        RecordChange[] rows = IntStream.range(0, 250)
                .mapToObj(n -> {
                    standin.records().employee("emp_many_" + n, "com_1", List.of());
                    return Canned.row("emp_many_" + n, "{'first_name':'Kim'}");
                })
                .toArray(RecordChange[]::new);
        List<PlanRow> plan = plan("employees", rows);
        assertEquals(3, standin.judge().counts().requests());
        assertEquals(
                IntStream.rangeClosed(1, 250).boxed().toList(),
                plan.stream().map(row -> (int) row.row()).toList());
    }

    @Test
    void aNumberThatIsNeverReadIsSentAndNothingIsKnownOfItBefore() {
        Edit edit = edit(
                plan("employees", Canned.row("emp_1", "{'ssn':'123456789'}")).get(0));
        assertEquals(List.of("ssn is written and cannot be compared"), edit.warnings());
        assertNull(edit.before());
    }

    @Test
    void whatCannotBeChangedHasNoPlanner() {
        ResourceType splits = ResourceType.of("net_pay_splits");
        assertThrows(IllegalArgumentException.class, () -> new UpdateRecords(splits, Blank.KEEP));
        assertThrows(IllegalArgumentException.class, () -> new DeleteRecords(ResourceType.of("employees")));
        assertThrows(IllegalArgumentException.class, () -> new CreateRecords(ResourceType.of("taxes")));
    }
}
