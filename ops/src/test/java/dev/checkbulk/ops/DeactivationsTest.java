package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.Deactivations.Part;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeactivationsTest extends AgainstStandin {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @BeforeEach
    void people() {
        standin.records().company("com_1").employee("emp_1", "com_1", List.of()).employee("emp_2", "com_1", List.of());
    }

    private void put(String kind, String fields) {
        standin.records().put(kind, (ObjectNode) Canned.json("{" + fields + "}"));
    }

    private void benefit(String id, String start, String end) {
        put(
                "benefits",
                "'id':'" + id + "','employee':'emp_1','company_benefit':'cbn_" + id + "','effective_start':'" + start
                        + "','effective_end':" + end);
    }

    private void deduction(String id, String start, String end) {
        put(
                "post_tax_deductions",
                "'id':'" + id + "','employee':'emp_1','type':'miscellaneous','description':'Loan','effective_start':'"
                        + start + "','effective_end':" + end + ",'miscellaneous':{'amount':'10.00'}");
    }

    private void rate(String id, boolean active) {
        put(
                "earning_rates",
                "'id':'" + id + "','employee':'emp_1','amount':'20.00','period':'hourly','active':" + active);
    }

    private void hasAllKinds() {
        benefit("ben_1", "2025-01-01", "null");
        benefit("ben_2", "2025-01-01", "'2026-12-31'");
        benefit("ben_3", "2025-01-01", "'2026-10-31'");
        deduction("ptd_1", "2025-01-01", "null");
        deduction("ptd_2", "2025-01-01", "'2026-10-30'");
        rate("rte_1", true);
        rate("rte_2", false);
    }

    private List<PlanRow> plan(Set<Part> keeping, String... rows) {
        List<Deactivation> items = Arrays.stream(rows)
                .map(row -> row.split(" "))
                .map(row -> new Deactivation(row[0], LocalDate.parse(row[1])))
                .toList();
        return get(new Deactivations(keeping, TODAY).plan(client.reading(), items));
    }

    private List<PlanRow> plan(String... rows) {
        return plan(Set.of(), rows);
    }

    /** Each step's path, body, and what was there before. */
    private static List<String> steps(List<PlanRow> rows) {
        return rows.stream()
                .map(row -> assertInstanceOf(Edit.class, row))
                .map(edit -> edit.request().path() + " "
                        + (edit.request().json() + " before " + edit.before()).replace("\"", ""))
                .toList();
    }

    @Test
    void whatSomebodyHasEndsBeforeTheyLeave() {
        hasAllKinds();
        List<PlanRow> rows = plan("emp_1 2026-10-31");
        assertEquals(
                List.of(
                        "/benefits/ben_1 {effective_end:2026-10-31} before {effective_end:null}",
                        "/benefits/ben_2 {effective_end:2026-10-31} before {effective_end:2026-12-31}",
                        "/post_tax_deductions/ptd_1 {effective_end:2026-10-31} before {effective_end:null}",
                        "/earning_rates/rte_1 {active:false} before {active:true}",
                        "/employees/emp_1 {termination_date:2026-10-31,active:false} before"
                                + " {termination_date:null,active:true}"),
                steps(rows));
        assertEquals(List.of("", "", "", "", ""), Canned.said(rows));
        for (PlanRow row : rows) {
            Edit edit = assertInstanceOf(Edit.class, row);
            assertEquals(1, edit.row());
            assertEquals("emp_1", edit.label());
            assertEquals("com_1", edit.company());
            assertEquals(edit.request().path(), edit.resource());
            assertEquals(
                    edit.request().ids(),
                    edit.lookup() == null ? null : edit.lookup().ids());
        }
    }

    @Test
    void whatIsToStayStays() {
        hasAllKinds();
        assertEquals(
                List.of(
                        "/benefits/ben_1 {effective_end:2026-10-31} before {effective_end:null}",
                        "/benefits/ben_2 {effective_end:2026-10-31} before {effective_end:2026-12-31}",
                        "/employees/emp_1 {termination_date:2026-10-31,active:false} before"
                                + " {termination_date:null,active:true}"),
                steps(plan(Set.of(Part.DEDUCTIONS, Part.RATES), "emp_1 2026-10-31")));
        assertEquals(
                List.of(
                        "/post_tax_deductions/ptd_1 {effective_end:2026-10-31} before {effective_end:null}",
                        "/earning_rates/rte_1 {active:false} before {active:true}",
                        "/employees/emp_1 {termination_date:2026-10-31,active:false} before"
                                + " {termination_date:null,active:true}"),
                steps(plan(Set.of(Part.BENEFITS), "emp_1 2026-10-31")));
    }

    @Test
    void whatIsSoAlreadyIsLeftOut() {
        benefit("ben_1", "2025-01-01", "'2026-10-31'");
        rate("rte_1", false);
        ObjectNode left = (ObjectNode) Canned.json("{'termination_date':'2026-10-31','active':true}");
        standin.records().change("emp_1", left);
        assertEquals(List.of("/employees/emp_1 {active:false} before {active:true}"), steps(plan("emp_1 2026-10-31")));
        standin.records().change("emp_1", left.put("active", false));
        assertEquals(List.of("it is so already"), Canned.said(plan("emp_1 2026-10-31")));
    }

    @Test
    void whatBeginsLaterIsForSomebodyToDecide() {
        benefit("ben_1", "2026-11-01", "null");
        deduction("ptd_1", "2026-10-31", "null");
        deduction("ptd_2", "2027-01-01", "'2027-12-31'");
        String refused =
                "begins_later: the employee benefit ben_1 begins on 2026-11-01, after the termination: delete it or"
                        + " let it begin before; the post-tax deduction ptd_2 begins on 2027-01-01, after the termination: delete it"
                        + " or let it begin before";
        assertEquals(List.of(refused), Canned.said(plan("emp_1 2026-10-31")));
        assertEquals(
                List.of("/employees/emp_1 {termination_date:2026-10-31,active:false} before"
                        + " {termination_date:null,active:true}"),
                steps(plan(Set.of(Part.BENEFITS, Part.DEDUCTIONS), "emp_1 2026-10-31")));
    }

    @Test
    void datesThatCannotBeAndSecondRowsAreRefused() {
        standin.records().change("emp_1", (ObjectNode) Canned.json("{'start_date':'2026-06-01'}"));
        assertEquals(
                List.of(
                        "dates: termination_date 2026-05-31 is before start_date 2026-06-01",
                        "",
                        "duplicate: row 2 deactivates emp_1 already",
                        "not_found: The requested object was not found."),
                Canned.said(
                        plan("emp_1 2026-05-31", "emp_1 2026-06-01", "emp_1 2026-06-02", "emp_missing 2026-06-01")));
    }

    @Test
    void whoLeavesLaterIsInactiveAtOnceAndThatIsWarnedOf() {
        rate("rte_1", true);
        assertEquals(
                List.of("leaves on 2026-11-26, and is made inactive at once with the earning rates", ""),
                Canned.said(plan("emp_1 2026-11-26")));
        assertEquals(
                List.of("leaves on 2026-11-26, and is made inactive at once"),
                Canned.said(plan(Set.of(Part.RATES), "emp_1 2026-11-26")));
        assertEquals(List.of("", ""), Canned.said(plan("emp_1 2026-11-25")));
    }

    @Test
    void readsTheListsByCompany() {
        String[] rows = IntStream.range(0, 120)
                .mapToObj(n -> {
                    standin.records().employee("emp_n" + n, "com_1", List.of());
                    return "emp_n" + n + " 2026-10-31";
                })
                .toArray(String[]::new);
        assertEquals(120, plan(rows).size());
        assertEquals(2 + 3, standin.judge().counts().requests());
    }
}
