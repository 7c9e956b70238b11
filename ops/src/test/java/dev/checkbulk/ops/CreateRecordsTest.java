package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.Companies;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateRecordsTest extends AgainstStandin {
    private static final String ADDRESS =
            "{'line1':'1 Main St','city':'Springfield','state':'IL','postal_code':'62701'}";

    @BeforeEach
    void people() {
        standin.records().company("com_1").company("com_2").workplace("wrk_1", "com_1");
        standin.records().employee("emp_1", "com_1", List.of("wrk_1")).employee("emp_2", "com_1", List.of());
    }

    private List<PlanRow> plan(String resource, RecordChange... rows) {
        return get(new CreateRecords(ResourceType.of(resource)).plan(client.reading(), List.of(rows)));
    }

    private static Edit edit(PlanRow row) {
        return assertInstanceOf(Edit.class, row);
    }

    private static RecordChange workplace(String company, String name) {
        return Canned.row("", "{'company':'" + company + "','name':'" + name + "','address':" + ADDRESS + "}");
    }

    private static RecordChange benefit(String employee, String dates) {
        return Canned.row("", "{'employee':'" + employee + "','company_benefit':'cbn_1'," + dates + "}");
    }

    private long requestsTo(String path) {
        return standin.judge().arrivals().stream()
                .filter(arrival -> arrival.path().equals(path))
                .count();
    }

    @Test
    void anEditKnowsItsOwnerAndTheListInWhichItWouldStand() {
        Edit edit = edit(plan("workplaces", workplace("com_1", "New")).get(0));
        CheckRequest list = new Workplaces().list("com_1");
        assertEquals(list, edit.lookup());
        assertEquals(new Companies().byId(), edit.list());
        assertEquals("com_1", edit.label());
        assertEquals("com_1", edit.company());
        assertNull(edit.resource()); // a company's records may be made side by side
        assertEquals(Canned.json("[]"), edit.before());
    }

    @Test
    void whatIsForOnePersonIsMadeInOrder() {
        Edit edit = edit(plan("benefits", benefit("emp_1", "'effective_start':'2027-01-01'"))
                .get(0));
        assertEquals("emp_1", edit.resource());
        assertEquals("emp_1", edit.label());
        assertEquals("com_1", edit.company());
        assertEquals(new Employees().byId(), edit.list());
    }

    @Test
    void anEqualRecordIsKnownAndWarnedOf() {
        List<PlanRow> rows = plan("workplaces", workplace("com_1", "Workplace wrk_1"), workplace("com_1", "Other"));
        assertEquals(List.of("Check has an equal one: wrk_1", ""), Canned.said(rows));
        assertEquals(Canned.json("['wrk_1']"), edit(rows.get(0)).before());
        assertEquals(Canned.json("[]"), edit(rows.get(1)).before());
    }

    @Test
    void equalIsAllThatIsSentAndShownAlsoInObjects() {
        RecordChange moved = Canned.row(
                "",
                "{'company':'com_1','name':'Workplace wrk_1','address':" + ADDRESS.replace("Springfield", "Chicago")
                        + "}");
        assertEquals(Canned.json("[]"), edit(plan("workplaces", moved).get(0)).before());
        RecordChange person = Canned.row(
                "", "{'company':'com_1','first_name':'Pat','last_name':'Doe emp_2','workplaces':[],'ssn':'123456789'}");
        assertEquals(
                Canned.json("['emp_2']"), edit(plan("employees", person).get(0)).before());
    }

    @Test
    void eachListIsReadOnce() {
        RecordChange[] rows = IntStream.range(0, 30)
                .mapToObj(n -> workplace(n % 2 == 0 ? "com_1" : "com_2", "New " + n))
                .toArray(RecordChange[]::new);
        plan("workplaces", rows);
        assertEquals(2, requestsTo("/workplaces"));
        assertEquals(1, requestsTo("/companies"));
    }

    @Test
    void anOwnerWhomCheckDoesNotHaveIsToldAsCheckTellsIt() {
        assertEquals(
                List.of("not_found: The requested object was not found."),
                Canned.said(plan("workplaces", workplace("com_missing", "New"))));
    }

    @Test
    void whatIsMissingOrCannotBeGivenIsSaid() {
        assertEquals(
                List.of(
                        "incomplete: a new workplace needs company, address.line1, address.state, address.postal_code;"
                                + " a new workplace cannot be given id",
                        "incomplete: a new workplace needs address"),
                Canned.said(plan(
                        "workplaces",
                        Canned.row("", "{'id':'wrk_9','address':{'city':'Troy'}}"),
                        Canned.row("", "{'company':'com_1'}"))));
    }

    @Test
    void aBenefitThatOverlapsIsRefused() {
        standin.records().benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
        assertEquals(
                List.of(
                        "overlap: it overlaps ben_1 (2026-01-01 to …)",
                        "", // before the other one starts
                        "", // another person
                        "overlap: it overlaps row 3 (2026-01-01 to 2026-12-31)",
                        "", // the day after
                        "dates: effective_end 2025-01-01 is before effective_start 2025-02-01"),
                Canned.said(plan(
                        "benefits",
                        benefit("emp_1", "'effective_start':'2027-01-01'"),
                        benefit("emp_1", "'effective_start':'2025-01-01','effective_end':'2025-12-31'"),
                        benefit("emp_2", "'effective_start':'2026-01-01','effective_end':'2026-12-31'"),
                        benefit("emp_2", "'effective_start':'2026-12-31'"),
                        benefit("emp_2", "'effective_start':'2027-01-01'"),
                        benefit("emp_2", "'effective_start':'2025-02-01','effective_end':'2025-01-01'"))));
    }

    @Test
    void aBenefitOfACompanyBenefitIsInNobodysWayWhoNamesNone() {
        standin.records().benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
        standin.records().change("ben_1", (ObjectNode) Canned.json("{'benefit':'401k'}"));
        assertEquals(
                List.of(""),
                Canned.said(plan(
                        "benefits",
                        Canned.row("", "{'employee':'emp_1','benefit':'401k','effective_start':'2027-01-01'}"))));
    }

    @Test
    void aCompanyIsKnownByItsName() {
        Edit edit = edit(plan("companies", Canned.row("", "{'legal_name':'Company com_2'}"))
                .get(0));
        assertEquals("Company com_2", edit.label());
        assertEquals(Canned.json("['com_2']"), edit.before());
        assertNull(edit.list());
    }
}
