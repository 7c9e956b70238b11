package dev.checkbulk.ops.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.AgainstStandin;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.judge.Arrival;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsNowTest extends AgainstStandin {
    @BeforeEach
    void people() {
        standin.records().mentionEmployee("emp_1", "wrk_1");
    }

    private RecordsNow read(String... ids) {
        RecordsNow people = RecordsNow.of(ResourceType.of("employees"), Set.of("id", "company"));
        get(people.read(client.reading(), Stream.of(ids).map(List::of).toList()));
        return people;
    }

    private static boolean isAbsent(RecordsNow people, String id) {
        return people.absent(1, id, id) != null;
    }

    private Outcome failure(String... ids) {
        Throwable thrown = assertThrows(CompletionException.class, () -> read(ids));
        return assertInstanceOf(ReadFailed.class, thrown.getCause()).outcome();
    }

    private List<String> paths() {
        return standin.judge().arrivals().stream().map(Arrival::path).toList();
    }

    @Test
    void findsThemOrKeepsTheRefusal() {
        RecordsNow people = read("emp_missing", "emp_1", "emp_1", "emp_missing");
        assertEquals(
                "{\"id\":\"emp_1\",\"company\":\"com_rehearsal\"}",
                people.get("emp_1").toString());
        assertEquals(1, people.all().size());
        assertFalse(isAbsent(people, "emp_1"));
        assertTrue(isAbsent(people, "emp_missing"));
        assertEquals(List.of("/employees", "/employees/emp_missing"), paths());
    }

    @Test
    void whatIsKnownIsNotReadAgainUntilItIsForgotten() {
        RecordsNow people = read("emp_1", "emp_missing");
        List<List<String>> both = List.of(List.of("emp_1"), List.of("emp_missing"));
        get(people.read(client.reading(), both));
        assertEquals(2, paths().size());
        people.only(Repeated.in(List.of("emp_1", "emp_1"), record -> record));
        get(people.read(client.reading(), both));
        assertEquals(List.of("/employees", "/employees/emp_missing"), paths().subList(2, 4));
    }

    @Test
    void nobodyCostsNoRequest() {
        assertEquals(0, read().all().size());
        assertEquals(List.of(), paths());
    }

    @Test
    void aPersonWhomTheListLeavesOutIsReadAlone() {
        standin.script().on("GET", "/employees", Fault.WRONG_ID);
        RecordsNow people = read("emp_1");
        assertEquals("emp_1", people.get("emp_1").path("id").asText());
        assertEquals(List.of("/employees", "/employees/emp_1"), paths());
    }

    @Test
    void aPersonWhoCannotBeReadIsNotTakenForOneWhoDoesNotExist() {
        standin.script().always("GET", "/employees/emp_missing", Fault.UNAUTHORIZED);
        assertEquals(Outcome.Kind.NOT_APPLIED, failure("emp_1", "emp_missing").kind());
    }

    @Test
    void aListThatCannotBeReadIsNotTakenForAnEmptyOne() {
        standin.script().always("GET", "/employees", Fault.UNAUTHORIZED);
        assertEquals(Outcome.Kind.NOT_APPLIED, failure("emp_1").kind());
    }

    @Test
    void aPersonIsAskedForAgainUntilTheAnswerIsDefinite() {
        standin.script().on("GET", "/employees/emp_missing", Fault.ERROR_BEFORE);
        assertTrue(isAbsent(read("emp_missing"), "emp_missing"));
        assertEquals(List.of("/employees", "/employees/emp_missing", "/employees/emp_missing"), paths());
    }
}
