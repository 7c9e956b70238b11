package dev.checkbulk.standin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request: authorization, paths, headers. */
class GatewayHttpTest {
    @RegisterExtension
    final Started started =
            new Started(StandinSettings.defaults().withKey("sk_right").withRateLimitHeaders(true));

    private Http.Reply get(String path, String... headers) {
        var request = started.http().plain("GET", path, "");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return started.http().start(request).join();
    }

    private Http.Reply allowed(String path) {
        return get(path, "Authorization", "Bearer sk_right", "Check-Version", "2025-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_wrong", "Bearer ", "sk_right", "Basic sk_right", "Bearer sk_right2"})
    void a_wrong_key_is_refused(String header) {
        Http.Reply reply = get("/companies", "Authorization", header);
        assertEquals(401, reply.status());
        assertEquals("not_authenticated", reply.errorType());
    }

    @Test
    void without_a_key_nothing_is_executed_or_taken_from_the_limit() {
        for (int i = 0; i < 30; i++) {
            assertEquals(401, get("/companies").status());
        }
        assertEquals(200, allowed("/companies").status());
        assertEquals(31, started.counts().requests());
        assertEquals(1, started.counts().accepted());
        assertEquals(30, started.counts().statuses().get(401));
    }

    @Test
    void every_answer_has_a_log_id_of_its_own_and_a_date() {
        Http.Reply refused = get("/companies");
        Http.Reply good = allowed("/companies");
        for (Http.Reply reply : new Http.Reply[] {refused, good, allowed("/nowhere"), allowed("/companies/com_9")}) {
            assertTrue(reply.header("X-Request-Log-Id").matches("log_[0-9A-Za-z]{20}"));
            assertEquals("Wed, 04 Mar 2026 05:06:07 GMT", reply.header("Date"));
        }
        assertNotEquals(refused.header("X-Request-Log-Id"), good.header("X-Request-Log-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/v1/employees",
                "/employees/",
                "/employees/a/b",
                "/employees/../companies",
                "//employees"
            })
    void an_unknown_path_leads_to_the_documentation(String path) {
        Http.Reply reply = allowed(path);
        assertEquals(302, reply.status());
        assertEquals("https://docs.checkhq.com/", reply.header("Location"));
        assertEquals("", reply.body());
    }

    @ParameterizedTest
    @CsvSource({"PUT,/employees", "DELETE,/employees", "POST,/employees/emp_1", "DELETE,/companies/com_1", "POST,/logs"
    })
    void a_method_that_a_path_does_not_have_is_refused(String method, String path) {
        Http.Reply reply = started.http()
                .start(started.http().plain(method, path, "{}").headers("Authorization", "Bearer sk_right"))
                .join();
        assertEquals(405, reply.status());
        assertEquals("method_not_allowed", reply.errorType());
    }

    @Test
    void the_limits_are_shown_when_asked_for() {
        allowed("/companies");
        Http.Reply reply = allowed("/companies");
        assertEquals("25", reply.header("RateLimit-Limit"));
        assertEquals("23", reply.header("RateLimit-Remaining"));
    }
}
