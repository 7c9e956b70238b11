package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** True answers with a damaged body. */
class FaultBodiesHttpTest {
    private static final JsonMapper LENIENT = new JsonMapper();

    @RegisterExtension
    final Started started = new Started();

    @BeforeEach
    void seed() {
        started.records().company("com_1").company("com_2").employee("emp_1", "com_1", List.of());
        started.records().benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
    }

    private Http.Reply patch(Fault fault) {
        started.standin().script().next(fault);
        Http.Reply reply = started.http().send("PATCH", "/companies/com_1", "{\"phone\":\"1\"}");
        assertEquals(200, reply.status());
        assertEquals(Integer.toString(reply.body().length()), reply.header("Content-Length"));
        return reply;
    }

    /** Every damaged answer is to a request that took effect. */
    @AfterEach
    void executed() {
        assertEquals(1, started.counts().faults());
        assertTrue(started.counts().updates().containsKey("companies")
                || started.counts().deletes().containsKey("benefits")
                || started.counts().statuses().containsKey(200));
    }

    static Stream<Fault> unreadable() {
        return Stream.of(Fault.CUT_JSON, Fault.MALFORMED_JSON);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void no_parser_reads_it(Fault fault) {
        Http.Reply reply = patch(fault);
        assertThrows(JsonProcessingException.class, () -> LENIENT.readTree(reply.body()));
    }

    static Stream<Fault> sloppy() {
        return Stream.of(Fault.TRAILING_GARBAGE, Fault.DUPLICATE_MEMBERS);
    }

    @ParameterizedTest
    @MethodSource("sloppy")
    void a_lenient_parser_reads_it_and_a_strict_one_does_not(Fault fault) throws Exception {
        Http.Reply reply = patch(fault);
        assertTrue(LENIENT.readTree(reply.body()).has("id"));
        assertThrows(AssertionError.class, reply::json);
    }

    @Test
    void the_id_may_be_wrong_or_missing_in_one_or_in_a_list() {
        started.standin().script().on("GET", "/companies", Fault.WRONG_ID);
        assertFalse(started.http()
                .get("/companies")
                .json()
                .get("results")
                .get(0)
                .get("id")
                .textValue()
                .startsWith("com_"));
    }

    @Test
    void the_wrong_id_is_one_that_does_not_exist() {
        assertTrue(started.records()
                .get(patch(Fault.WRONG_ID).json().get("id").textValue())
                .isEmpty());
    }

    @Test
    void without_an_id_the_rest_is_there() {
        Http.Reply reply = patch(Fault.MISSING_ID);
        assertFalse(reply.json().has("id"));
        assertEquals("1", reply.json().get("phone").textValue());
    }

    @Test
    void an_oversize_body_is_valid_and_over_10_mebibytes() {
        Http.Reply reply = patch(Fault.OVERSIZE);
        assertTrue(reply.body().length() > 10 << 20);
        assertEquals("com_1", reply.json().get("id").textValue());
    }

    @Test
    void a_deep_body_is_deeper_than_parsers_go() {
        Http.Reply reply = patch(Fault.DEEP_JSON);
        assertTrue(reply.body().contains("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void an_answer_without_a_body_gets_one_to_damage() {
        started.standin().script().next(Fault.MALFORMED_JSON);
        Http.Reply reply = started.http().send("DELETE", "/benefits/ben_1", "");
        assertEquals(200, reply.status());
        assertThrows(AssertionError.class, reply::json);
        assertTrue(started.records().get("ben_1").isEmpty());
    }
}
