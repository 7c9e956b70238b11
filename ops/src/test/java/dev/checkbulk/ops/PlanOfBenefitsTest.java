package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.Benefits.CreatePath;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.standin.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanOfBenefitsTest extends AgainstStandin {
    private static final Benefits BENEFITS = new Benefits();

    @BeforeEach
    void people() {
        standin.records().company("com_1").company("com_2");
        standin.records().employee("emp_1", "com_1", List.of()).employee("emp_2", "com_1", List.of());
        standin.records().employee("emp_3", "com_2", List.of());
    }

    private static ObjectNode fields(String employee) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("employee", employee)
                .put("company_benefit", "cbn_1")
                .put("effective_start", "2027-01-01");
    }

    private void has(String employee, String... benefits) {
        for (String benefit : benefits) {
            standin.records().benefit(benefit, employee, "cbn_1", "2027-01-01");
        }
    }

    /** So many benefits, of another kind than {@link #fields} creates. */
    private void hasOthers(String employee, int count) {
        for (int n = 0; n < count; n++) {
            standin.records().benefit("ben_other_" + employee + n, employee, "cbn_2", "2020-01-01");
        }
    }

    private List<PlanRow> plan(JsonNode... items) {
        return get(new CreateBenefits().plan(client.reading(), List.of(items)));
    }

    private static Edit edit(PlanRow row) {
        return assertInstanceOf(Edit.class, row);
    }

    /** The benefit that a row would overlap; empty for a row that may create its own. */
    private static List<String> overlapped(List<PlanRow> rows) {
        return rows.stream()
                .map(row -> row instanceof Untouched
                        ? Canned.said(List.of(row)).get(0).replaceAll(".*overlaps (\\w+) .*", "$1")
                        : "")
                .toList();
    }

    private int requestsTo(String path) {
        return Math.toIntExact(standin.judge().arrivals().stream()
                .filter(arrival -> arrival.path().equals(path))
                .count());
    }

    @Test
    void anEditCreatesAtEitherPathAndIsLookedUpInTheEmployeesList() {
        Edit edit = edit(plan(fields("emp_1")).get(0));
        assertEquals(BENEFITS.create(fields("emp_1"), CreatePath.GUIDE), edit.request());
        assertEquals(BENEFITS.create(fields("emp_1"), CreatePath.REFERENCE), edit.otherwise());
        assertEquals("emp_1", edit.resource());
        assertEquals("emp_1", edit.label());
        assertEquals(BENEFITS.list(new BenefitFilter(null, "emp_1", null)), edit.lookup());
    }

    @Test
    void knowsTheBenefitsThatThereAreBefore() {
        has("emp_1", "ben_1", "ben_2");
        has("emp_3", "ben_3");
        hasOthers("emp_1", 2);
        assertEquals(
                List.of("", "ben_1", "ben_3"), overlapped(plan(fields("emp_2"), fields("emp_1"), fields("emp_3"))));
    }

    @Test
    void readsPeopleAHundredARequestAndTheirCompaniesLists() {
        List<JsonNode> items = IntStream.range(0, 250)
                .mapToObj(n -> {
                    standin.records().employee("emp_many_" + n, n % 2 == 0 ? "com_1" : "com_2", List.of());
                    has("emp_many_" + n, "ben_" + n);
                    return (JsonNode) fields("emp_many_" + n);
                })
                .toList();
        List<PlanRow> rows = plan(items.toArray(JsonNode[]::new));
        assertEquals(3, requestsTo("/employees"));
        assertEquals(4, requestsTo("/benefits")); // two companies with 125 each
        assertEquals(7, standin.judge().counts().requests());
        assertEquals(IntStream.range(0, 250).mapToObj(n -> "ben_" + n).toList(), overlapped(rows));
        assertEquals(
                IntStream.rangeClosed(1, 250).boxed().toList(),
                rows.stream().map(row -> (int) row.row()).toList());
    }

    @Test
    void readsACompanysListThatHasAsManyPagesAsPeople() {
        has("emp_1", "ben_1");
        hasOthers("emp_2", 199);
        assertEquals(List.of("ben_1", ""), overlapped(plan(fields("emp_1"), fields("emp_2"))));
        assertEquals(2, requestsTo("/benefits"));
    }

    @Test
    void readsThePeoplesListsWhenTheirCompanysIsLonger() {
        standin.records().employee("emp_else", "com_1", List.of());
        hasOthers("emp_else", 1_000);
        has("emp_1", "ben_1");
        has("emp_2", "ben_2");
        assertEquals(
                List.of("ben_1", "ben_2", "ben_1"),
                overlapped(plan(fields("emp_1"), fields("emp_2"), fields("emp_1"))));
        int requests = requestsTo("/benefits");
        assertTrue(requests <= 6, requests + " requests"); // 2 pages, 2 read ahead, 2 people
    }

    @Test
    void readsTheListOfACompanysOnlyPersonAtOnce() {
        standin.records().employee("emp_else", "com_2", List.of());
        hasOthers("emp_else", 500);
        has("emp_3", "ben_3");
        assertEquals(List.of("ben_3"), overlapped(plan(fields("emp_3"))));
        assertEquals(1, requestsTo("/benefits"));
    }

    @Test
    void rowsThatAreFarApartAreHeldAgainstEachOtherAndAgainstWhatIsThere() {
        has("emp_3", "ben_3");
        List<JsonNode> items = new ArrayList<>(List.of(fields("emp_1"), fields("emp_3")));
        for (int n = 0; n < 10_000; n++) { // more than a part
            String id = "emp_many_" + n % 100;
            if (n < 100) {
                standin.records().employee(id, "com_2", List.of());
            }
            items.add(fields(id).put("company_benefit", "cbn_" + n));
        }
        items.addAll(List.of(fields("emp_1"), fields("emp_3"), fields("emp_2")));
        List<PlanRow> rows = plan(items.toArray(JsonNode[]::new));
        List<String> overlapped = overlapped(rows);
        assertEquals(List.of("", "ben_3"), overlapped.subList(0, 2));
        assertEquals(Set.of(""), Set.copyOf(overlapped.subList(2, 10_002)));
        String refused = Canned.said(List.of(rows.get(10_002))).get(0);
        assertTrue(refused.contains("it overlaps row 1 ("), refused);
        assertEquals(List.of("ben_3", ""), overlapped.subList(10_003, 10_005));
        assertEquals(2, requestsTo("/employees"));
        assertEquals(2, requestsTo("/benefits"));
    }

    @Test
    void readsEachPersonsListWhenCheckShowsNoCompany() {
        ObjectNode nowhere = JsonNodeFactory.instance.objectNode().putNull("company");
        standin.records().change("emp_1", nowhere).change("emp_2", nowhere);
        has("emp_2", "ben_2");
        assertEquals(List.of("", "ben_2"), overlapped(plan(fields("emp_1"), fields("emp_2"))));
        assertEquals(2, requestsTo("/benefits"));
    }

    @Test
    void tellsWhatCheckSaysOfAPersonThatItDoesNotHave() {
        List<PlanRow> rows = plan(fields("emp_missing"), fields("emp_1"));
        Untouched untouched = assertInstanceOf(Untouched.class, rows.get(0));
        assertEquals("emp_missing", untouched.label());
        assertEquals(
                "not_found",
                assertInstanceOf(Outcome.Refused.class, untouched.outcome())
                        .error()
                        .type());
        assertEquals(2, edit(rows.get(1)).row());
    }

    @Test
    void failsWhenTheBenefitsCannotBeRead() {
        standin.script().always("GET", "/benefits", Fault.FORBIDDEN);
        for (List<JsonNode> items :
                List.<List<JsonNode>>of(List.of(fields("emp_3")), List.of(fields("emp_1"), fields("emp_2")))) {
            Throwable thrown = assertThrows(CompletionException.class, () -> plan(items.toArray(JsonNode[]::new)));
            assertInstanceOf(ReadFailed.class, thrown.getCause());
        }
    }

    @Test
    void anItemWithoutAnEmployeeIsNoItem() {
        ObjectNode nobody = JsonNodeFactory.instance.objectNode().put("company_benefit", "cbn_1");
        assertThrows(IllegalArgumentException.class, () -> plan(nobody));
        assertEquals(0, standin.judge().counts().requests());
    }
}
