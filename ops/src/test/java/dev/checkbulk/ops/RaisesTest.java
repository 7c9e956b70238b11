package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.request.EarningRates;
import dev.checkbulk.ops.request.filter.EarningRateFilter;
import dev.checkbulk.ops.row.Raise;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaisesTest extends AgainstStandin {
    @BeforeEach
    void people() {
        standin.records().company("com_1").company("com_2");
        standin.records().employee("emp_1", "com_1", List.of()).employee("emp_2", "com_1", List.of());
    }

    private void rate(String id, String employee, String amount, String period, String more) {
        standin.records().put("earning_rates", (ObjectNode) Canned.json("{'id':'" + id + "','employee':'" + employee
                + "','amount':'" + amount + "','period':'" + period + "','active':true" + more + "}"));
    }

    private List<PlanRow> plan(String... rows) {
        List<Raise> raises = Arrays.stream(rows)
                .map(row -> Raise.of((ObjectNode) Canned.json(row)))
                .toList();
        return get(new Raises().plan(client.reading(), raises));
    }

    private static String raise(String employee, String amount) {
        return "{'employee':'" + employee + "','amount':'" + amount + "'}";
    }

    private static Edit edit(PlanRow row) {
        return assertInstanceOf(Edit.class, row);
    }

    private long requestsTo(String path) {
        return standin.judge().arrivals().stream()
                .filter(arrival -> arrival.path().equals(path))
                .count();
    }

    @Test
    void aNewRateIsCreatedAndThenTheOldOneMadeInactive() {
        rate("rte_1", "emp_1", "52000.00", "annually", ",'name':'Base','workweek_hours':32,'metadata':{'hris':'7'}");
        List<PlanRow> rows = plan("{'employee':'emp_1','amount':'62000.00','metadata':{'hris':'8'}}");
        assertEquals(List.of(1L, 1L), rows.stream().map(PlanRow::row).toList());
        Edit create = edit(rows.get(0));
        EarningRates requests = new EarningRates();
        assertEquals(
                "POST /earning_rates",
                create.request().method() + " " + create.request().path());
        assertEquals(
                Canned.json(
                        "{'employee':'emp_1','amount':'62000.00','period':'annually','name':'Base','workweek_hours':32,"
                                + "'metadata':{'hris':'8'}}"),
                create.request().json());
        assertEquals("emp_1", create.label());
        assertEquals("emp_1", create.resource());
        assertEquals("com_1", create.company());
        assertEquals(new Employees().byId(), create.list());
        assertEquals(requests.list(new EarningRateFilter(null, "emp_1", null)), create.lookup());
        assertEquals(Canned.json("[]"), create.before());
        Edit deactivate = edit(rows.get(1));
        assertEquals(requests.update("rte_1", Map.of("active", false)), deactivate.request());
        assertEquals(requests.get("rte_1"), deactivate.lookup());
        assertEquals(requests.byId(), deactivate.list());
        assertEquals(Canned.json("{'active':true}"), deactivate.before());
        assertEquals("emp_1", deactivate.label());
    }

    @Test
    void theOldAndTheNewAmountAreTold() {
        List<String> amounts = List.of("62000.00", "50000.00", "78000.01", "78000.00");
        for (int n = 0; n < amounts.size(); n++) {
            standin.records().employee("emp_p" + n, "com_1", List.of());
            rate("rte_p" + n, "emp_p" + n, "52000.00", "annually", "");
        }
        List<PlanRow> rows = plan(IntStream.range(0, amounts.size())
                .mapToObj(n -> raise("emp_p" + n, amounts.get(n)))
                .toArray(String[]::new));
        assertEquals(
                List.of(
                        "raises the pay: 52000.00 -> 62000.00 annually (+19.2 %)",
                        "",
                        "LOWERS the pay: 52000.00 -> 50000.00 annually (-3.8 %)",
                        "",
                        "raises the pay by more than half: 52000.00 -> 78000.01 annually (+50.0 %)",
                        "",
                        "raises the pay: 52000.00 -> 78000.00 annually (+50.0 %)",
                        ""),
                Canned.said(rows));
    }

    @Test
    void aPeriodThatChangesIsToldWithoutPercentages() {
        rate("rte_1", "emp_1", "25.00", "hourly", "");
        assertEquals(
                List.of("changes the period: 25.00 hourly -> 62000.00 annually", ""),
                Canned.said(plan("{'employee':'emp_1','amount':'62000.00','period':'annually'}")));
    }

    @Test
    void ofSeveralActiveRatesTheRowHasToNameOne() {
        rate("rte_1", "emp_1", "20.00", "hourly", "");
        rate("rte_2", "emp_1", "25.00", "hourly", ",'name':'Night'");
        rate("rte_0", "emp_1", "15.00", "hourly", ",'active':false");
        assertEquals(
                List.of("several_rates: name in replaces which rate gives way: rte_1 (20.00 hourly),"
                        + " rte_2 (25.00 hourly, Night)"),
                Canned.said(plan(raise("emp_1", "27.00"))));
        List<PlanRow> rows = plan(
                "{'employee':'emp_1','amount':'27.00','replaces':'rte_2'}",
                "{'employee':'emp_1','amount':'22.00','replaces':'rte_1'}");
        assertEquals(
                List.of("rte_2", "rte_1"),
                List.of(
                        edit(rows.get(1)).request().ids().get(0),
                        edit(rows.get(3)).request().ids().get(0)));
        assertEquals("Night", edit(rows.get(0)).request().json().path("name").asText());
    }

    @Test
    void whatCannotBeReplacedIsSaid() {
        rate("rte_1", "emp_1", "20.00", "hourly", ",'active':false");
        rate("rte_2", "emp_2", "20.00", "hourly", "");
        assertEquals(
                List.of(
                        "no_rate: there is no active earning rate to replace: create one",
                        "inactive_rate: rte_1 is not active any more, so that there is nothing to replace: create a rate",
                        "not_theirs: rte_2 is not an earning rate of emp_1",
                        "not_found: The requested object was not found."),
                Canned.said(plan(
                        raise("emp_1", "22.00"),
                        "{'employee':'emp_1','amount':'22.00','replaces':'rte_1'}",
                        "{'employee':'emp_1','amount':'22.00','replaces':'rte_2'}",
                        raise("emp_missing", "22.00"))));
    }

    @Test
    void amountsAndPeriodsThatCannotBeAreRefused() {
        rate("rte_1", "emp_1", "20.00", "hourly", "");
        assertEquals(
                List.of(
                        "amount: amount has to be more than 0, like 52000.00, and is \"0.00\"",
                        "period: period is one of hourly, annually, piece, and not \"weekly\"",
                        "unchangeable: a new earning rate cannot be given active",
                        "raises the pay: 20.00 -> 22.00 hourly (+10.0 %)",
                        ""),
                Canned.said(plan(
                        raise("emp_1", "0.00"),
                        "{'employee':'emp_1','amount':'22.00','period':'weekly'}",
                        "{'employee':'emp_1','amount':'22.00','active':true}",
                        raise("emp_1", "22.00"))));
    }

    @Test
    void aSecondRaiseOfTheSameRateIsRefused() {
        rate("rte_1", "emp_1", "20.00", "hourly", "");
        assertEquals(
                List.of(
                        "raises the pay: 20.00 -> 22.00 hourly (+10.0 %)",
                        "", "duplicate: row 1 replaces rte_1 already: keep one of the two rows"),
                Canned.said(plan(raise("emp_1", "22.00"), raise("emp_1", "24.00"))));
    }

    @Test
    void whatIsSoAlreadyIsNotDoneAgain() {
        rate("rte_1", "emp_1", "22.0", "hourly", "");
        rate("rte_2", "emp_2", "20.00", "hourly", ",'active':false");
        rate("rte_3", "emp_2", "22.00", "hourly", "");
        assertEquals(
                List.of("rte_1 pays that already", "rte_3 pays that already", "rte_3 pays that already"),
                Canned.said(plan(
                        raise("emp_1", "22.00"),
                        raise("emp_2", "22.00"),
                        "{'employee':'emp_2','amount':'22.00','replaces':'rte_2'}")));
    }

    @Test
    void aRaiseThatWasMadeByHalfIsGoneOnWith() {
        rate("rte_1", "emp_1", "20.00", "hourly", ",'workweek_hours':32");
        rate("rte_2", "emp_1", "22.00", "hourly", ",'workweek_hours':32");
        List<PlanRow> rows = plan(raise("emp_1", "22.00"));
        assertEquals(List.of("rte_2 pays that already", ""), Canned.said(rows));
        assertEquals(
                new EarningRates().update("rte_1", Map.of("active", false)),
                edit(rows.get(1)).request());
    }

    @Test
    void anotherJobsRateIsNotTakenForTheNewOne() {
        rate("rte_1", "emp_1", "20.00", "hourly", "");
        rate("rte_2", "emp_1", "22.00", "hourly", ",'name':'Night'");
        assertEquals(1, plan(raise("emp_1", "22.00")).size()); // nobody can tell
        List<PlanRow> rows = plan("{'employee':'emp_1','amount':'22.00','replaces':'rte_1'}");
        assertEquals("POST", edit(rows.get(0)).request().method().name());
    }

    /** What a look after a lost answer would take for the new rate. */
    @Test
    void equalRatesAreKnownAlsoThoseThatAreNotActive() {
        rate("rte_0", "emp_1", "22.00", "hourly", ",'active':false");
        rate("rte_1", "emp_1", "20.00", "hourly", "");
        assertEquals(
                Canned.json("['rte_0']"),
                edit(plan(raise("emp_1", "22.00")).get(0)).before());
    }

    @Test
    void readsTheRatesByCompany() {
        String[] rows = IntStream.range(0, 120)
                .mapToObj(n -> {
                    standin.records().employee("emp_n" + n, "com_2", List.of());
                    rate("rte_n" + n, "emp_n" + n, "20.00", "hourly", "");
                    return raise("emp_n" + n, "22.00");
                })
                .toArray(String[]::new);
        assertEquals(240, plan(rows).size());
        assertEquals(2, requestsTo("/employees"));
        assertEquals(1, requestsTo("/earning_rates"));
    }

    @Test
    void aRowWithoutAnEmployeeIsNoRaise() {
        ObjectNode nobody = (ObjectNode) Canned.json("{'amount':'22.00'}");
        assertThrows(IllegalArgumentException.class, () -> Raise.of(nobody));
    }
}
