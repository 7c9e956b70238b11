package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that a client sees as a whole answer. */
class FaultStatusesHttpTest {
    @RegisterExtension
    final Started started = new Started();

    @BeforeEach
    void seed() {
        started.records().company("com_1");
    }

    private Http.Reply patch(Fault fault) {
        started.standin().script().next(fault);
        return started.http().send("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
    }

    private boolean executed() {
        return started.records().get("com_1").orElseThrow().get("phone").isTextual();
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(Fault.ERROR_BEFORE, 500, false, "\"api_error\""),
                Arguments.of(Fault.ERROR_AFTER, 500, true, "\"api_error\""),
                Arguments.of(Fault.BAD_GATEWAY_BEFORE, 502, false, "<html>"),
                Arguments.of(Fault.BAD_GATEWAY_AFTER, 502, true, "<html>"),
                Arguments.of(Fault.UNAVAILABLE_BEFORE, 503, false, "<html>"),
                Arguments.of(Fault.UNAVAILABLE_AFTER, 503, true, "<html>"),
                Arguments.of(Fault.GATEWAY_TIMEOUT_BEFORE, 504, false, "<html>"),
                Arguments.of(Fault.GATEWAY_TIMEOUT_AFTER, 504, true, "<html>"),
                Arguments.of(Fault.REQUEST_TIMEOUT, 408, false, "\"error\""),
                Arguments.of(Fault.REDIRECT, 302, false, ""),
                Arguments.of(Fault.UNAUTHORIZED, 401, false, "\"not_authenticated\""),
                Arguments.of(Fault.FORBIDDEN, 403, false, "\"error\""),
                Arguments.of(Fault.NOT_FOUND_PAGE, 404, false, "<html>"),
                Arguments.of(Fault.HTML_PAGE, 200, false, "<html>"),
                Arguments.of(Fault.EMPTY_BEFORE, 200, false, ""),
                Arguments.of(Fault.EMPTY_AFTER, 200, true, ""),
                Arguments.of(Fault.ERROR_OBJECT_BEFORE, 200, false, "\"api_error\""),
                Arguments.of(Fault.ERROR_OBJECT_AFTER, 200, true, "\"api_error\""),
                Arguments.of(Fault.status(599, Fault.Effect.NONE, Fault.Page.EMPTY), 599, false, ""));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void the_answer_is_the_fault_and_the_effect_is_as_said(Fault fault, int status, boolean effect, String body) {
        Http.Reply reply = patch(fault);
        assertEquals(status, reply.status());
        assertTrue(body.isEmpty() ? reply.body().isEmpty() : reply.body().contains(body), reply.body());
        assertEquals(effect, executed());
        assertEquals(1, started.counts().faults());
        assertEquals(1L, started.counts().statuses().get(status));
    }

    @Test
    void only_the_application_gives_log_ids() {
        assertFalse(patch(Fault.ERROR_AFTER).header("X-Request-Log-Id").isEmpty());
        assertTrue(patch(Fault.BAD_GATEWAY_AFTER).header("X-Request-Log-Id").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"1", "900", "0", "-5", "99999999999999", "1.5", "soon", "''", "'1, 7'"},
            ignoreLeadingAndTrailingWhitespace = false)
    void retry_after_is_sent_as_it_is(String value) {
        Http.Reply reply = patch(Fault.throttled(value));
        assertEquals(429, reply.status());
        assertEquals("throttled", reply.errorType());
        assertEquals(List.of(value), reply.headers().allValues("Retry-After"));
        assertFalse(executed());
    }

    @Test
    void retry_after_may_be_absent_or_there_several_times() {
        assertEquals(List.of(), patch(Fault.throttled()).headers().allValues("Retry-After"));
        assertEquals(
                List.of("1", "x", "3"),
                patch(Fault.throttled("1", "x", "3")).headers().allValues("Retry-After"));
        assertEquals(0, started.counts().throttledByRate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    IMF_FIXDATE | 3  | Wed, 04 Mar 2026 05:06:10 GMT
                    RFC850      | 3  | Wednesday, 04-Mar-26 05:06:10 GMT
                    ASCTIME     | 3  | Wed Mar  4 05:06:10 2026
                    IMF_FIXDATE | -7 | Wed, 04 Mar 2026 05:06:00 GMT
                    """)
    void a_date_is_relative_to_the_date_of_the_answer(Fault.DateForm form, long seconds, String text) {
        Http.Reply reply = patch(Fault.throttledUntil(form, seconds));
        assertEquals(429, reply.status());
        assertEquals(text, reply.header("Retry-After"));
        assertEquals("Wed, 04 Mar 2026 05:06:07 GMT", reply.header("Date"));
    }

    @Test
    void a_503_may_say_when_to_come_back() {
        Http.Reply reply = patch(Fault.unavailable("2"));
        assertEquals(503, reply.status());
        assertEquals("2", reply.header("Retry-After"));
        assertFalse(executed());
    }
}
