package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Reassignment.Mode;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.standin.judge.Arrival;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanOfReassignmentsTest extends AgainstStandin {
    private static final ReassignEmployees REPLACE = ReassignEmployees.replacing();
    private static final ReassignEmployees ADD = new ReassignEmployees(Mode.ADD, false);
    private static final ReassignEmployees REMOVE = new ReassignEmployees(Mode.REMOVE, false);
    private static final ReassignEmployees ADD_PRIMARY = new ReassignEmployees(Mode.ADD, true);

    @BeforeEach
    void people() {
        Stream.of("wrk_1", "wrk_2", "wrk_3").forEach(standin.records()::mentionWorkplace);
        standin.records().mentionEmployee("emp_1", "wrk_1", "wrk_2");
        standin.records().mentionEmployee("emp_2", "wrk_2");
    }

    private static Reassignment row(String employee, String... workplaces) {
        return Reassignment.of(employee, List.of(workplaces));
    }

    private List<PlanRow> plan(ReassignEmployees operation, Reassignment... rows) {
        return get(operation.plan(client.reading(), List.of(rows)));
    }

    private Edit edit(ReassignEmployees operation, Reassignment row) {
        return assertInstanceOf(Edit.class, plan(operation, row).get(0));
    }

    private static void assertUntouched(Outcome.Kind kind, String explanation, PlanRow row) {
        Outcome outcome = assertInstanceOf(Untouched.class, row).outcome();
        assertEquals(kind, outcome.kind());
        assertEquals(explanation, outcome.explanation());
    }

    private static void assertSends(String body, String before, PlanRow row) {
        Edit edit = assertInstanceOf(Edit.class, row);
        assertEquals(body, edit.request().body());
        ObjectNode was = assertInstanceOf(ObjectNode.class, edit.before()).deepCopy();
        if (!body.contains("primary_workplace")) {
            was.remove("primary_workplace");
        }
        assertEquals(before, was.toString());
    }

    private List<String> reads() {
        return standin.judge().arrivals().stream()
                .filter(arrival -> arrival.method().equals("GET"))
                .map(Arrival::path)
                .toList();
    }

    private void show(String employee, String field, JsonNode value) {
        standin.records().change(employee, JsonNodeFactory.instance.objectNode().set(field, value));
    }

    @Test
    void anEditReplacesAndIsLookedUpByReadingThePerson() {
        Edit edit = edit(REPLACE, row("emp_1", "wrk_3"));
        assertSends("{\"workplaces\":[\"wrk_3\"]}", "{\"workplaces\":[\"wrk_1\",\"wrk_2\"]}", edit);
        assertEquals("emp_1", edit.label());
        assertEquals("/employees/emp_1", edit.resource());
        assertEquals(new Employees().get("emp_1"), edit.lookup());
        assertNull(edit.otherwise());
    }

    @Test
    void anEditKnowsWhatCheckMayChangeWithItAndHowToReadManyAndWhose() {
        Edit edit = edit(REPLACE, row("emp_1", "wrk_3"));
        assertEquals("wrk_1", edit.before().path("primary_workplace").asText());
        assertEquals(new Employees().byId(), edit.list());
        assertEquals("com_rehearsal", edit.company());
    }

    @Test
    void warnsOfWhatMattersToPayroll() {
        assertEquals(
                List.of("loses wrk_1"),
                edit(REPLACE, row("emp_1", "wrk_2", "wrk_3")).warnings());
        assertEquals(List.of(), edit(ADD, row("emp_1", "wrk_3")).warnings());
        standin.records()
                .change(
                        "wrk_3",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("active", false)
                                .set(
                                        "address",
                                        JsonNodeFactory.instance.objectNode().put("state", "NY")));
        assertEquals(
                List.of(
                        "loses wrk_1, wrk_2",
                        "the state of work changes from IL to NY: look at the withholding",
                        "wrk_3 is inactive: Check will refuse it"),
                edit(REPLACE, row("emp_1", "wrk_3")).warnings());
        assertEquals(
                List.of("wrk_missing is not found: Check will refuse it"),
                edit(ADD, row("emp_1", "wrk_missing")).warnings());
    }

    @Test
    void addsAndRemovesByWhatThePersonHas() {
        String before = "{\"workplaces\":[\"wrk_1\",\"wrk_2\"]}";
        assertSends(
                "{\"workplaces\":[\"wrk_1\",\"wrk_2\",\"wrk_3\"]}", before, edit(ADD, row("emp_1", "wrk_3", "wrk_1")));
        assertSends("{\"workplaces\":[\"wrk_2\"]}", before, edit(REMOVE, row("emp_1", "wrk_1")));
    }

    @Test
    void knowsThePrimaryWorkplaceBeforeWhenItIsSent() {
        assertSends(
                "{\"primary_workplace\":\"wrk_3\",\"workplaces\":[\"wrk_1\",\"wrk_2\",\"wrk_3\"]}",
                "{\"workplaces\":[\"wrk_1\",\"wrk_2\"],\"primary_workplace\":\"wrk_1\"}",
                edit(ADD_PRIMARY, row("emp_1", "wrk_3")));
    }

    @Test
    void changesThePrimaryWorkplaceAlsoWhenTheWorkplacesStay() {
        assertSends(
                "{\"primary_workplace\":\"wrk_2\",\"workplaces\":[\"wrk_1\",\"wrk_2\"]}",
                "{\"workplaces\":[\"wrk_1\",\"wrk_2\"],\"primary_workplace\":\"wrk_1\"}",
                edit(ADD_PRIMARY, row("emp_1", "wrk_2")));
    }

    @Test
    void leavesAloneWhatIsSoAlready() {
        String so = "the workplaces are so already";
        Reassignment same = row("emp_1", "wrk_1", "wrk_2");
        assertUntouched(Outcome.Kind.ALREADY, so, plan(REPLACE, same).get(0));
        assertUntouched(
                Outcome.Kind.ALREADY, so, plan(ADD, row("emp_1", "wrk_2")).get(0));
        assertUntouched(
                Outcome.Kind.ALREADY, so, plan(REMOVE, row("emp_1", "wrk_3")).get(0));
        assertUntouched(
                Outcome.Kind.ALREADY,
                so,
                plan(ADD_PRIMARY, row("emp_1", "wrk_1")).get(0));
    }

    @Test
    void neverTakesAPersonsLastWorkplace() {
        assertUntouched(
                Outcome.Kind.CONFLICT,
                "this would leave emp_2 without a workplace",
                plan(REMOVE, row("emp_2", "wrk_2")).get(0));
    }

    @Test
    void doesNotGuessTheWorkplacesThatCheckDoesNotShow() {
        show("emp_1", "workplaces", JsonNodeFactory.instance.nullNode());
        assertUntouched(
                Outcome.Kind.CONFLICT,
                "Check does not show the workplaces of emp_1",
                plan(ADD, row("emp_1", "wrk_3")).get(0));
        assertSends(
                "{\"workplaces\":[\"wrk_3\"]}",
                "{\"workplaces\":null}",
                plan(REPLACE, row("emp_1", "wrk_3")).get(0));
    }

    @Test
    void beforeLeavesOutWhatCheckDoesNotShow() {
        JsonNode nothing = JsonNodeFactory.instance.objectNode().put("id", "emp_1");
        assertNull(WorkplaceChange.of(REPLACE, row("emp_1", "wrk_3"), nothing).before());
        JsonNode half = JsonNodeFactory.instance.objectNode().put("primary_workplace", "wrk_1");
        ReassignEmployees primary = new ReassignEmployees(Mode.REPLACE, true);
        WorkplaceChange move = WorkplaceChange.of(primary, row("emp_1", "wrk_3"), half);
        assertEquals("{\"primary_workplace\":\"wrk_1\"}", String.valueOf(move.before()));
    }

    @Test
    void eachRowOfAPersonFindsWhatTheRowsBeforeItMake() {
        List<PlanRow> rows = plan(
                ADD_PRIMARY,
                row("emp_2", "wrk_1"),
                row("emp_1", "wrk_3"),
                row("emp_2", "wrk_3"),
                row("emp_2", "wrk_3"),
                row("emp_2", "wrk_1"));
        assertSends(
                "{\"primary_workplace\":\"wrk_3\",\"workplaces\":[\"wrk_2\",\"wrk_1\",\"wrk_3\"]}",
                "{\"workplaces\":[\"wrk_2\",\"wrk_1\"],\"primary_workplace\":\"wrk_1\"}",
                rows.get(2));
        assertUntouched(Outcome.Kind.ALREADY, "the workplaces are so already", rows.get(3));
        assertSends(
                "{\"primary_workplace\":\"wrk_1\",\"workplaces\":[\"wrk_2\",\"wrk_1\",\"wrk_3\"]}",
                "{\"workplaces\":[\"wrk_2\",\"wrk_1\",\"wrk_3\"],\"primary_workplace\":\"wrk_3\"}",
                rows.get(4));
    }

    @Test
    void aRowThatChangesNothingChangesNothingForTheNext() {
        List<PlanRow> rows = plan(REMOVE, row("emp_1", "wrk_1", "wrk_2"), row("emp_1", "wrk_1"), row("emp_1", "wrk_2"));
        assertUntouched(Outcome.Kind.CONFLICT, "this would leave emp_1 without a workplace", rows.get(0));
        assertSends("{\"workplaces\":[\"wrk_2\"]}", "{\"workplaces\":[\"wrk_1\",\"wrk_2\"]}", rows.get(1));
        assertUntouched(Outcome.Kind.CONFLICT, "this would leave emp_1 without a workplace", rows.get(2));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatCheckSaysOfAPersonThatItDoesNotHave(Mode mode) {
        List<PlanRow> rows = plan(
                new ReassignEmployees(mode, false),
                row("emp_missing", "wrk_1"),
                row("emp_1", "wrk_1"),
                row("emp_missing", "wrk_2"));
        for (int n : List.of(0, 2)) {
            Untouched untouched = assertInstanceOf(Untouched.class, rows.get(n));
            assertEquals("emp_missing", untouched.label());
            Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, untouched.outcome());
            assertEquals("not_found", refused.error().type());
        }
        assertEquals(List.of("/employees", "/employees/emp_missing", "/workplaces"), reads());
    }

    @Test
    void readsAHundredPeopleARequestWhateverTheMode() {
        List<Reassignment> rows = IntStream.range(0, 250)
                .mapToObj(n -> row("emp_many_" + n, "wrk_3"))
                .toList();
        rows.forEach(row -> standin.records().mentionEmployee(row.employee(), "wrk_1"));
        List<Reassignment> twice = Stream.concat(rows.stream(), rows.stream()).toList();
        for (ReassignEmployees operation : List.of(REPLACE, ADD)) {
            int before = reads().size();
            List<PlanRow> plan = get(operation.plan(client.reading(), twice));
            assertEquals(4, reads().size() - before, "three of people, one of workplaces");
            assertEquals(
                    IntStream.rangeClosed(1, 500).boxed().toList(),
                    plan.stream().map(one -> (int) one.row()).toList());
            assertEquals(
                    twice.stream().map(Reassignment::employee).toList(),
                    plan.stream().map(PlanRow::label).toList());
        }
    }

    @Test
    void aThousandMovesArePlannedWithElevenReads() {
        List<Reassignment> rows = IntStream.range(0, 1_000)
                .mapToObj(n -> row("emp_many_" + n, "wrk_" + n % 3))
                .toList();
        rows.forEach(row -> standin.records().mentionEmployee(row.employee(), "wrk_7"));
        assertEquals(1_000, get(REPLACE.plan(client.reading(), rows)).size());
        assertEquals(11, reads().size());
    }

    @Test
    void sendsNoWrite() {
        plan(REPLACE, row("emp_1", "wrk_3"), row("emp_missing", "wrk_3"));
        assertEquals(
                0,
                standin.judge().arrivals().stream()
                        .filter(arrival ->
                                CheckRequest.Method.valueOf(arrival.method()).writes())
                        .count());
    }
}
