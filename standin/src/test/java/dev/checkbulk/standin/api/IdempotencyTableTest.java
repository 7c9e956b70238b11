package dev.checkbulk.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.standin.api.IdempotencyTable.Fingerprint;
import dev.checkbulk.standin.api.IdempotencyTable.Verdict;
import dev.checkbulk.standin.message.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyTableTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Fingerprint CREATE = new Fingerprint("POST", "/employees", "digest");

    private final IdempotencyTable table = new IdempotencyTable();

    private Verdict begin(String key, Instant now) {
        return table.begin(key, CREATE, now).verdict();
    }

    @Test
    void the_first_answer_is_given_again_whatever_it_was() {
        Response answer = Response.empty(500);
        assertEquals(Verdict.RUN, begin("k", NOON));
        table.finish("k", answer);
        IdempotencyTable.Lookup again = table.begin("k", CREATE, NOON.plusSeconds(1));
        assertEquals(Verdict.REPLAY, again.verdict());
        assertSame(answer, again.stored());
    }

    @Test
    void a_key_is_running_until_its_request_is_finished() {
        begin("k", NOON);
        assertEquals(Verdict.RUNNING, begin("k", NOON));
        assertEquals(Verdict.RUN, begin("another", NOON));
    }

    @ParameterizedTest
    @CsvSource({"PATCH,/employees,digest", "POST,/benefits,digest", "POST,/employees,other"})
    void a_key_belongs_to_one_request(String method, String path, String body) {
        Fingerprint other = new Fingerprint(method, path, body);
        begin("k", NOON);
        assertEquals(Verdict.MISMATCH, table.begin("k", other, NOON).verdict());
        table.finish("k", Response.empty(200));
        assertEquals(Verdict.MISMATCH, table.begin("k", other, NOON).verdict());
    }

    @Test
    void a_key_is_forgotten_24_hours_after_its_first_request() {
        begin("k", NOON);
        table.finish("k", Response.empty(200));
        Instant later = NOON.plus(IdempotencyTable.KEPT);
        assertEquals(Verdict.REPLAY, begin("k", later.minusNanos(1)));
        assertEquals(Verdict.RUN, begin("k", later));
        assertEquals(Verdict.RUNNING, begin("k", later));
    }

    @Test
    void forgetting_an_old_key_leaves_a_younger_one() {
        begin("old", NOON);
        begin("young", NOON.plusSeconds(1));
        table.finish("old", Response.empty(200));
        table.finish("young", Response.empty(200));
        assertEquals(Verdict.REPLAY, begin("young", NOON.plus(IdempotencyTable.KEPT)));
    }

    @Test
    void a_request_that_still_runs_is_never_forgotten() {
        begin("k", NOON);
        assertEquals(Verdict.RUNNING, begin("k", NOON.plus(IdempotencyTable.KEPT.multipliedBy(2))));
    }

    @Test
    void finishing_what_was_not_begun_is_a_programming_error() {
        assertThrows(IllegalStateException.class, () -> table.finish("k", Response.empty(200)));
    }
}
