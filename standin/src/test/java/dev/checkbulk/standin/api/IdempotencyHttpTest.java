package dev.checkbulk.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyHttpTest {
    private static final String BODY = "{\"company\":\"com_1\",\"last_name\":\"Roe\",\"workplaces\":[]}";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records()
                .company("com_1")
                .employee("emp_1", "com_1", List.of())
                .benefit("ben_1", "emp_1", "c", "2026-01-01");
    }

    private Http.Reply create(String key, String body) {
        return http.send("POST", "/employees", body, Http.KEY, key);
    }

    private int employees() {
        return started.records().all("employees").size();
    }

    @Test
    void the_same_request_with_the_same_key_is_executed_once_and_answered_alike() {
        Http.Reply first = create("k", BODY);
        Http.Reply again = create("k", BODY);
        assertEquals(201, again.status());
        assertEquals(first.body(), again.body());
        assertNotEquals(first.header("X-Request-Log-Id"), again.header("X-Request-Log-Id"));
        assertEquals(2, employees());
        assertEquals(1, started.counts().creates().get("employees"));
        assertEquals(0, started.counts().doubledKeys());
    }

    @Test
    void without_a_key_or_with_another_it_is_executed_again_and_the_judge_sees_it() {
        http.send("POST", "/employees", BODY);
        create("k1", BODY);
        create("k2", BODY);
        assertEquals(4, employees());
        assertEquals(2, started.counts().identicalCreates());
        assertEquals(0, started.counts().doubledKeys());
    }

    @Test
    void a_key_runs_again_after_24_hours_and_the_judge_sees_it() {
        create("k", BODY);
        started.clock().advance(Duration.ofHours(24).minusMillis(1));
        create("k", BODY);
        assertEquals(2, employees());
        started.clock().advance(Duration.ofMillis(1));
        create("k", BODY);
        assertEquals(3, employees());
        assertEquals(1, started.counts().doubledKeys());
    }

    @Test
    void a_refusal_is_kept_as_well() {
        assertEquals(400, create("k", BODY.replace("com_1", "com_2")).status());
        started.records().company("com_2");
        assertEquals(400, create("k", BODY.replace("com_1", "com_2")).status());
        assertEquals(201, create("k2", BODY.replace("com_1", "com_2")).status());
    }

    @Test
    void another_request_with_the_key_is_refused() {
        create("k", BODY);
        Http.Reply reply = create("k", BODY.replace("Roe", "Poe"));
        assertEquals(400, reply.status());
        assertEquals("idempotency_key_mismatch", reply.errorType());
        assertEquals(
                "idempotency_key_mismatch",
                http.send("PATCH", "/employees/emp_1", BODY, Http.KEY, "k").errorType());
        assertEquals(2, employees());
    }

    @Test
    void changes_and_deletes_are_kept_too() {
        String path = "/employees/emp_1";
        http.send("PATCH", path, "{\"last_name\":\"One\"}", Http.KEY, "k1");
        http.send("PATCH", path, "{\"last_name\":\"Two\"}", Http.KEY, "k2");
        http.send("PATCH", path, "{\"last_name\":\"One\"}", Http.KEY, "k1");
        assertEquals(
                "Two",
                started.records().get("emp_1").orElseThrow().get("last_name").textValue());
        assertEquals(
                204, http.send("DELETE", "/benefits/ben_1", "", Http.KEY, "k3").status());
        assertEquals(
                204, http.send("DELETE", "/benefits/ben_1", "", Http.KEY, "k3").status());
        assertEquals(
                404, http.send("DELETE", "/benefits/ben_1", "", Http.KEY, "k4").status());
    }

    @Test
    void reads_have_no_key() {
        assertEquals(200, http.get("/employees/emp_1", Http.KEY, "k").status());
        assertEquals(201, create("k", BODY).status());
    }

    @Test
    void a_crash_is_kept_and_its_effect_with_it() {
        started.standin().script().next(Fault.ERROR_AFTER);
        assertEquals(500, create("after", BODY).status());
        assertEquals(2, employees());
        assertEquals(500, create("after", BODY).status());
        assertEquals(2, employees());

        started.standin().script().next(Fault.ERROR_BEFORE);
        Http.Reply before = create("before", BODY);
        assertEquals("api_error", before.errorType());
        assertEquals(500, create("before", BODY).status());
        assertEquals(2, employees());
    }

    @Test
    void what_the_edge_loses_the_key_brings_back() {
        started.standin().script().next(Fault.GATEWAY_TIMEOUT_AFTER);
        assertEquals(504, create("after", BODY).status());
        assertEquals(2, employees());
        assertEquals(201, create("after", BODY).status());
        assertEquals(2, employees());

        started.standin().script().next(Fault.BAD_GATEWAY_BEFORE);
        assertEquals(502, create("before", BODY).status());
        assertEquals(2, employees());
        assertEquals(201, create("before", BODY).status());
        assertEquals(3, employees());
    }

    @Test
    void a_crash_ordered_for_a_kept_key_does_not_run_it_again() {
        create("k", BODY);
        started.standin().script().next(Fault.ERROR_AFTER);
        assertEquals(201, create("k", BODY).status());
        assertEquals(2, employees());
    }
}
