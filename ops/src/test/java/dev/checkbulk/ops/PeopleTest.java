package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.standin.Arrival;
import dev.checkbulk.standin.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest extends AgainstStandin {
    @BeforeEach
    void people() {
        standin.records().mentionEmployee("emp_1", "wrk_1");
    }

    private People read(String... ids) {
        return get(People.NOBODY.read(client.reading(), List.of(ids)));
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
        People people = read("emp_missing", "emp_1", "emp_1", "emp_missing");
        assertEquals(Set.of("emp_1"), people.found().keySet());
        assertEquals(Set.of("emp_missing"), people.refusals().keySet());
        assertNull(people.absent(1, "emp_1"));
        assertNotNull(people.absent(1, "emp_missing"));
        assertEquals(List.of("/employees", "/employees/emp_missing"), paths());
    }

    @Test
    void nobodyCostsNoRequest() {
        assertEquals(new People(Map.of(), Map.of()), read());
        assertEquals(List.of(), paths());
    }

    @Test
    void aPersonWhomTheListLeavesOutIsReadAlone() {
        standin.script().on("GET", "/employees", Fault.WRONG_ID);
        People people = read("emp_1");
        assertEquals("emp_1", people.found().get("emp_1").path("id").asText());
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
        assertEquals(Set.of("emp_missing"), read("emp_missing").refusals().keySet());
        assertEquals(List.of("/employees", "/employees/emp_missing", "/employees/emp_missing"), paths());
    }
}
