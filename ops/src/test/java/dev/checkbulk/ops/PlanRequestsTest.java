package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are made already are planned by what is there now. */
class PlanRequestsTest extends AgainstStandin {
    @BeforeEach
    void people() {
        standin.records().mentionWorkplace("wrk_1");
        standin.records().mentionEmployee("emp_1", "wrk_1").mentionEmployee("emp_2", "wrk_1");
    }

    private static CheckRequest email(String employee, String address) {
        return new Employees().update(employee, Map.of("email", address));
    }

    private List<PlanRow> plan(CheckRequest... requests) {
        List<String> labels = IntStream.rangeClosed(1, requests.length)
                .mapToObj(n -> "row " + n)
                .toList();
        return get(new PlanRequests(labels).plan(client.reading(), List.of(requests)));
    }

    private long reads() {
        return standin.judge().counts().requests();
    }

    @Test
    void aChangeKnowsWhatItReplacesAndWhoseItIs() {
        get(client.send(email("emp_1", "old@example.com")));
        Edit edit = assertInstanceOf(
                Edit.class, plan(email("emp_1", "new@example.com")).get(0));
        assertEquals("{\"email\":\"old@example.com\"}", String.valueOf(edit.before()));
        assertEquals("com_rehearsal", edit.company());
        assertEquals(new Employees().byId(), edit.list());
    }

    @Test
    void whatIsSoAlreadyIsNotTouched() {
        get(client.send(email("emp_1", "a@example.com")));
        Untouched row = assertInstanceOf(
                Untouched.class, plan(email("emp_1", "a@example.com")).get(0));
        assertEquals(Outcome.Kind.ALREADY, row.outcome().kind());
    }

    @Test
    void aLaterRowOfTheRecordFindsWhatTheEarlierOneMakes() {
        List<PlanRow> rows =
                plan(email("emp_1", "a@example.com"), email("emp_1", "a@example.com"), email("emp_1", "b@example.com"));
        assertInstanceOf(Untouched.class, rows.get(1));
        assertEquals(
                "{\"email\":\"a@example.com\"}",
                String.valueOf(assertInstanceOf(Edit.class, rows.get(2)).before()));
    }

    @Test
    void aRecordThatCheckDoesNotHaveIsToldAsCheckTellsIt() {
        Untouched row = assertInstanceOf(
                Untouched.class, plan(email("emp_missing", "a@example.com")).get(0));
        assertEquals(
                "not_found",
                assertInstanceOf(Outcome.Refused.class, row.outcome()).error().type());
    }

    @Test
    void aHundredRecordsAreReadAtOnce() {
        CheckRequest[] requests = IntStream.range(0, 250)
                .mapToObj(n -> {
                    standin.records().mentionEmployee("emp_many_" + n, "wrk_1");
                    return email("emp_many_" + n, "a@example.com");
                })
                .toArray(CheckRequest[]::new);
        long before = reads();
        assertEquals(250, plan(requests).size());
        assertEquals(3, reads() - before);
    }

    @Test
    void aCreateIsPlannedAsItIs() {
        CheckRequest create = CheckRequest.post("/workplaces").body(Map.of("company", "com_1"));
        Edit edit = assertInstanceOf(Edit.class, plan(create).get(0));
        assertEquals(create, edit.request());
        assertNull(edit.before());
        assertEquals(0, reads());
    }

    @Test
    void everyRequestHasALabel() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PlanRequests(List.of()).plan(client.reading(), List.of(email("emp_1", "a@example.com"))));
    }
}
