package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.RawConnection;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.Waiting;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of the connection, as a socket sees them. */
class FaultConnectionsTest {
    @RegisterExtension
    final Started started = new Started();

    @BeforeEach
    void seed() {
        started.records().company("com_1");
    }

    private RawConnection patch(Fault fault) throws IOException {
        started.standin().script().next(fault);
        return new RawConnection(started.standin().port()).request("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
    }

    private boolean executed() {
        return started.records().get("com_1").orElseThrow().get("phone").isTextual();
    }

    private static int contentLength(String answer) {
        String from = answer.substring(answer.toLowerCase().indexOf("content-length:") + 15);
        return Integer.parseInt(from.substring(0, from.indexOf('\r')).trim());
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    static Stream<Arguments> resets() {
        return Stream.of(Arguments.of(Fault.RESET_BEFORE, false), Arguments.of(Fault.RESET_AFTER, true));
    }

    @ParameterizedTest
    @MethodSource("resets")
    void a_reset_comes_instead_of_an_answer(Fault fault, boolean effect) throws Exception {
        try (RawConnection connection = patch(fault)) {
            assertEquals("", connection.readUntilReset());
        }
        assertEquals(effect, executed());
        assertEquals(1L, started.counts().statuses().get(0));
    }

    static Stream<Arguments> closes() {
        return Stream.of(Arguments.of(Fault.CLOSE_BEFORE, false), Arguments.of(Fault.CLOSE_AFTER, true));
    }

    @ParameterizedTest
    @MethodSource("closes")
    void an_orderly_close_comes_instead_of_an_answer(Fault fault, boolean effect) throws Exception {
        try (RawConnection connection = patch(fault)) {
            assertEquals("", connection.readAll());
        }
        assertEquals(effect, executed());
    }

    @Test
    void a_body_is_cut_by_a_close_after_a_good_head() throws Exception {
        try (RawConnection connection = patch(Fault.CUT_BODY)) {
            String answer = connection.readAll();
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.contains("log_"), answer);
            assertEquals(contentLength(answer) / 2, body(answer).length());
        }
        assertTrue(executed());
    }

    @Test
    void a_body_is_cut_by_a_reset_after_a_good_head() throws Exception {
        try (RawConnection connection = patch(Fault.RESET_BODY)) {
            String answer = connection.readUntilReset();
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertEquals(contentLength(answer) / 2, body(answer).length());
        }
        assertTrue(executed());
    }

    @Test
    void a_drip_goes_on_until_the_client_leaves() throws Exception {
        try (RawConnection connection = patch(Fault.DRIP)) {
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += connection.read(1);
            }
            assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
            assertEquals("1\r\n \r\n1\r\n \r\n1\r\n \r\n", connection.read(18));
            assertEquals(1, started.standin().judge().inFlight());
        }
        nothingInFlight();
        assertTrue(executed());
    }

    static Stream<Arguments> silences() {
        return Stream.of(Arguments.of(Fault.SILENT_BEFORE, false), Arguments.of(Fault.SILENT_AFTER, true));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void silence_lasts_until_the_client_leaves(Fault fault, boolean effect) throws Exception {
        try (RawConnection connection = patch(fault)) {
            Waiting.until(started.vertx(), () -> started.counts().faults() == 1);
            assertEquals(200, started.http().get("/companies").status());
            assertEquals(1, started.standin().judge().inFlight());
        }
        nothingInFlight();
        assertEquals(effect, executed());
    }

    @Test
    void closing_the_server_ends_drips_and_silences() throws Exception {
        try (RawConnection dripping = patch(Fault.DRIP)) {
            Waiting.until(started.vertx(), () -> started.counts().faults() == 1);
            try (RawConnection silent = patch(Fault.SILENT_AFTER)) {
                Waiting.until(started.vertx(), () -> started.counts().faults() == 2);
                Started.await(started.standin().close());
                assertEquals("", silent.readAll());
                assertTrue(dripping.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
            }
        }
        nothingInFlight();
    }

    @Test
    void an_interim_head_comes_before_the_answer() throws Exception {
        try (RawConnection connection = patch(Fault.INTERIM)) {
            String answer = connection.readAll();
            assertTrue(answer.startsWith("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.endsWith("}"), answer);
        }
        assertTrue(executed());
    }

    @Test
    void a_status_line_may_be_garbage() throws Exception {
        try (RawConnection connection = patch(Fault.GARBAGE_STATUS_LINE)) {
            assertEquals("A MAN A PLAN A CANAL\r\n\r\n", connection.readAll());
        }
        assertTrue(executed());
    }

    @Test
    void a_request_whose_client_leaves_within_the_body_has_no_effect() throws Exception {
        try (RawConnection connection = new RawConnection(started.standin().port())) {
            connection.request("PATCH", "/companies/com_1", "{\"phone\":\"1\"}", 100);
            Waiting.until(started.vertx(), () -> started.standin().judge().inFlight() == 1);
        }
        nothingInFlight();
        assertEquals(1L, started.counts().statuses().get(0));
        assertFalse(executed());
    }

    private void nothingInFlight() throws Exception {
        Waiting.until(started.vertx(), () -> started.standin().judge().inFlight() == 0);
    }
}
