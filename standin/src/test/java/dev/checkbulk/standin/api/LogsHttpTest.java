package dev.checkbulk.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").employee("emp_1", "com_1", List.of());
    }

    private Http.Reply patch(String key, String body) {
        return http.send("PATCH", "/employees/emp_1", body, Http.KEY, key);
    }

    private JsonNode logs(String query) {
        return http.get("/logs" + query).json().get("results");
    }

    @Test
    void a_key_leads_to_its_requests_newest_first() {
        patch("k", "{\"ssn\":\"123456789\",\"active\":true}");
        patch("k", "{\"ssn\":\"123456789\",\"active\":true}");
        Http.Reply last = patch("k", "{}");
        patch("other", "{}");
        JsonNode logs = logs("?idempotency_key=k");
        assertEquals(3, logs.size());
        assertEquals(last.header("X-Request-Log-Id"), logs.get(0).get("id").textValue());
        assertEquals(400, logs.get(0).get("status_code").intValue());
        JsonNode oldest = logs.get(2);
        assertEquals("PATCH", oldest.get("method").textValue());
        assertEquals("/employees/emp_1", oldest.get("path").textValue());
        assertEquals(200, oldest.get("status_code").intValue());
        assertEquals("k", oldest.get("idempotency_key").textValue());
        assertEquals(0, logs("?idempotency_key=none").size());
    }

    @Test
    void bodies_are_there_without_personal_data() {
        Http.Reply reply = patch("k", "{\"ssn\":\"123456789\",\"last_name\":\"Secret\",\"metadata\":{\"a\":\"b\"}}");
        Http.Reply log = http.get("/logs/" + reply.header("X-Request-Log-Id"));
        assertFalse(log.body().contains("123456789")
                || log.body().contains("Secret")
                || log.body().contains("6789"));
        assertEquals(
                "b", log.json().get("request_body").get("metadata").get("a").textValue());
        assertEquals("emp_1", log.json().get("response_body").get("id").textValue());
        assertEquals(404, http.get("/logs/log_none").status());
    }

    @Test
    void an_answer_that_was_lost_is_in_the_log_and_a_request_that_was_lost_is_not() {
        started.standin().script().next(Fault.GATEWAY_TIMEOUT_AFTER, Fault.GATEWAY_TIMEOUT_BEFORE);
        assertEquals(504, patch("executed", "{}").status());
        assertEquals(504, patch("lost", "{}").status());
        assertEquals(
                200, logs("?idempotency_key=executed").get(0).get("status_code").intValue());
        assertEquals(0, logs("?idempotency_key=lost").size());
    }

    @Test
    void filters_narrow_the_list() {
        patch("a", "{}");
        patch("b", "{\"nickname\":1}");
        started.clock().advance(Duration.ofMinutes(1));
        http.get("/employees/emp_1");
        assertEquals(1, logs("?method=patch&status_code=400").size());
        assertEquals(1, logs("?method=PATCH&status_code=2xx").size());
        assertEquals(
                2,
                logs("?path=/employees/emp_1&created_before=2026-03-04T05:06:30Z")
                        .size());
        assertEquals(
                1,
                logs("?path=/employees/emp_1&created_after=2026-03-04T05:06:30Z")
                        .size());
        assertEquals(400, http.get("/logs?created_after=yesterday").status());
        assertEquals(400, http.get("/logs?status=200").status());
    }

    @Test
    void pages_follow_each_other() {
        for (int i = 0; i < 7; i++) {
            patch("k", "{}");
        }
        List<String> ids = new ArrayList<>();
        String next = "/logs?idempotency_key=k&limit=3";
        while (!next.equals("null")) {
            JsonNode page = http.get(next).json();
            assertTrue(page.get("results").size() <= 3);
            page.get("results").forEach(one -> ids.add(one.get("id").textValue()));
            next = page.get("next").asText();
        }
        assertEquals(7, ids.stream().distinct().count());
        assertEquals(7, ids.size());
    }
}
