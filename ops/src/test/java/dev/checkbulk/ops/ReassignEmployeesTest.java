package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Reassignment.Mode;
import dev.checkbulk.standin.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReassignEmployeesTest extends AgainstStandin {
    @BeforeEach
    void people() {
        Stream.of("wrk_1", "wrk_2", "wrk_3").forEach(standin.records()::mentionWorkplace);
        standin.records().mentionEmployee("emp_1", "wrk_1", "wrk_2");
        standin.records().mentionEmployee("emp_2", "wrk_2");
    }

    private List<String> workplaces(String employee) {
        List<String> ids = new ArrayList<>();
        standin.records().get(employee).orElseThrow().path("workplaces").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private Outcome one(ReassignEmployees operation, String employee, String... workplaces) {
        return run(List.of(Reassignment.of(employee, List.of(workplaces))), operation)
                .get(0);
    }

    private String primary(String employee) {
        return standin.records()
                .get(employee)
                .orElseThrow()
                .path("primary_workplace")
                .asText();
    }

    @Test
    void replacesTheWorkplacesThatThePersonHas() {
        assertEquals(
                Outcome.Kind.DONE,
                one(ReassignEmployees.replacing(), "emp_1", "wrk_3", "wrk_1").kind());
        assertEquals(List.of("wrk_3", "wrk_1"), workplaces("emp_1"));
        assertEquals(List.of("wrk_2"), workplaces("emp_2"));
    }

    @Test
    void addsBehindTheWorkplacesThatThePersonHas() {
        assertEquals(
                Outcome.Kind.DONE,
                one(new ReassignEmployees(Mode.ADD, false), "emp_1", "wrk_3", "wrk_1")
                        .kind());
        assertEquals(List.of("wrk_1", "wrk_2", "wrk_3"), workplaces("emp_1"));
        assertEquals("wrk_1", primary("emp_1"));
    }

    @Test
    void sendsNothingWhenTheWorkplaceIsThereAlready() {
        assertEquals(
                Outcome.Kind.ALREADY,
                one(new ReassignEmployees(Mode.ADD, false), "emp_1", "wrk_2").kind());
        assertEquals(0, standin.judge().counts().updates().getOrDefault("employees", 0L));
    }

    @Test
    void removesOnlyTheGivenWorkplaces() {
        assertEquals(
                Outcome.Kind.DONE,
                one(new ReassignEmployees(Mode.REMOVE, false), "emp_1", "wrk_1").kind());
        assertEquals(List.of("wrk_2"), workplaces("emp_1"));
    }

    @Test
    void neverTakesAPersonsLastWorkplace() {
        assertEquals(
                Outcome.Kind.CONFLICT,
                one(new ReassignEmployees(Mode.REMOVE, false), "emp_2", "wrk_2").kind());
        assertEquals(List.of("wrk_2"), workplaces("emp_2"));
    }

    @Test
    void makesTheFirstGivenWorkplacePrimary() {
        one(new ReassignEmployees(Mode.ADD, true), "emp_1", "wrk_3");
        assertEquals("wrk_3", primary("emp_1"));
        assertEquals(List.of("wrk_1", "wrk_2", "wrk_3"), workplaces("emp_1"));
    }

    @Test
    void aRemovedWorkplaceCannotBecomePrimary() {
        assertThrows(IllegalArgumentException.class, () -> new ReassignEmployees(Mode.REMOVE, true));
    }

    @Test
    void reportsWhatCheckSaysOfAPersonThatItDoesNotHave() {
        for (Mode mode : Mode.values()) {
            Outcome outcome = one(new ReassignEmployees(mode, false), "emp_missing", "wrk_1");
            assertTrue(outcome instanceof Outcome.Refused, mode + " " + outcome);
            assertEquals("not_found", outcome.objection().orElseThrow().type());
        }
    }

    @Test
    void aReadThatFailedLeavesTheRowNotApplied() {
        standin.script().always("GET", "/employees/emp_1", Fault.ERROR_BEFORE);
        Outcome outcome = one(new ReassignEmployees(Mode.ADD, false), "emp_1", "wrk_3");
        assertTrue(outcome instanceof Outcome.NotApplied notApplied
                && notApplied.cause().reason() == Cause.Reason.SERVER);
    }

    @Test
    void readsAHundredPeopleAtOnceAheadOfTheirEdits() {
        List<Reassignment> rows = IntStream.range(0, 250)
                .mapToObj(n -> Reassignment.of("emp_many_" + n, List.of("wrk_3")))
                .toList();
        rows.forEach(row -> standin.records().mentionEmployee(row.employee(), "wrk_1"));
        ReassignEmployees adding = new ReassignEmployees(Mode.ADD, false);
        var report = get(new Batch(client)
                .start(adding.reading(client, Source.of(rows)), adding, ResultSink.of(result -> {}))
                .report());
        assertEquals(250, report.done());
        long reads = standin.judge().arrivals().stream()
                .filter(arrival -> arrival.method().equals("GET"))
                .count();
        assertEquals(3, reads);
        assertEquals(List.of("wrk_1", "wrk_3"), workplaces("emp_many_249"));
    }

    @Test
    void readingAheadGivesEveryRowOnceAlsoWhenAReadFails() {
        standin.script().on("GET", "/employees", Fault.UNAUTHORIZED);
        ReassignEmployees adding = new ReassignEmployees(Mode.ADD, false);
        Source<Reassignment> rows = Source.of(
                List.of(Reassignment.of("emp_1", List.of("wrk_3")), Reassignment.of("emp_2", List.of("wrk_3"))));
        var report = get(new Batch(client)
                .start(adding.reading(client, rows), adding, ResultSink.of(result -> {}))
                .report());
        assertEquals(2, report.done());
    }

    @Test
    void readingAheadKeepsWhatAnEarlierRowOfThePersonMade() {
        ReassignEmployees adding = new ReassignEmployees(Mode.ADD, false);
        Source<Reassignment> rows = Source.of(
                List.of(Reassignment.of("emp_2", List.of("wrk_3")), Reassignment.of("emp_2", List.of("wrk_1"))));
        var report = get(new Batch(client)
                .start(adding.reading(client, rows), adding, ResultSink.of(result -> {}))
                .report());
        assertEquals(2, report.done());
        assertEquals(List.of("wrk_2", "wrk_3", "wrk_1"), workplaces("emp_2"));
    }
}
