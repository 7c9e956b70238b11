package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRequestTest {
    private static CheckRequest employee(String id) {
        return CheckRequest.get("/employees/{employee}", id);
    }

    private static String rejected(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @Test
    void idsFillTheTemplateInOrder() {
        CheckRequest request = CheckRequest.get("/companies/{company}/forms/{form}", "com_1", "frm_2");
        assertEquals("/companies/com_1/forms/frm_2", request.path());
    }

    @Test
    void aTemplateMayHaveNoIds() {
        assertEquals("/employees", CheckRequest.get("/employees").target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_1", "1", "A-b_C", "no-prefix", "x"})
    void anIdIsLettersDigitsUnderscoreAndHyphen(String id) {
        assertEquals("/employees/" + id, employee(id).path());
        assertEquals(id, CheckRequest.requireId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "../companies",
                "a/b",
                "a?b",
                "a%2fb",
                "a#b",
                "a b",
                "a\r\nb",
                "a\u0000",
                "é",
                "a;b",
                "a&b",
                "{x}"
            })
    void anIdThatCouldChangeWhereTheRequestGoesIsRefused(String id) {
        String message = rejected(() -> employee(id));
        assertTrue(message.startsWith("An id is 1 to 255 letters, digits, _ and -, not "), message);
        assertTrue(message.chars().noneMatch(c -> c < ' '), "prints on one line: " + message);
    }

    @Test
    void anIdHasAtMost255Characters() {
        assertEquals(255, CheckRequest.requireId("x".repeat(255)).length());
        assertTrue(rejected(() -> employee("x".repeat(256))).length() < 120, "a long id is not printed whole");
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void theIdsMustFillTheTemplate(int count) {
        String[] ids = List.of("a", "b").subList(0, count).toArray(String[]::new);
        assertEquals(
                "/employees/{employee} has 1 ids, not " + count,
                rejected(() -> CheckRequest.get("/employees/{employee}", ids)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "employees",
                "/employees?x=1",
                "/a b",
                "http://evil/",
                "/a/../b",
                "/{Employee}",
                "/a#b",
                "/é",
                "/a%2f"
            })
    void aTemplateIsAPath(String template) {
        assertTrue(rejected(() -> CheckRequest.get(template)).startsWith("Not a path template: "));
    }

    @Test
    void theQueryKeepsItsOrderAndItsRepetitions() {
        CheckRequest request = CheckRequest.get("/employees")
                .query("id", "b")
                .query("limit", "100")
                .query("id", "a");
        assertEquals("/employees?id=b&limit=100&id=a", request.target());
        assertEquals("/employees", request.path());
    }

    @Test
    void theQueryIsPercentEncoded() {
        CheckRequest request = CheckRequest.get("/x").query("a&b", "1+2 =3&c/é\r\n");
        assertEquals("/x?a%26b=1%2B2%20%3D3%26c%2F%C3%A9%0D%0A", request.target());
    }

    @Test
    void equalPartsMakeEqualRequests() {
        CheckRequest one = employee("emp_1").query("a", "b").body(Map.of("x", 1, "y", 2));
        assertEquals(one, employee("emp_1").query("a", "b").body(Map.of("y", 2, "x", 1)));
        assertEquals(
                one.hashCode(),
                employee("emp_1").query("a", "b").body(Map.of("y", 2, "x", 1)).hashCode());
        assertNotEquals(one, employee("emp_2").query("a", "b").body(Map.of("x", 1, "y", 2)));
        assertNotEquals(one, one.idempotencyKey("k"));
        assertNotEquals(one, one.body(Map.of("x", 1)));
    }

    @Test
    void eachChangeLeavesTheOriginalAlone() {
        CheckRequest original = employee("emp_1");
        original.query("a", "b");
        original.body(Map.of("a", 1));
        original.idempotencyKey("key");
        original.expecting(Expected.created());
        assertEquals(employee("emp_1"), original);
    }

    @Test
    void eachChangeKeepsTheOthers() {
        CheckRequest request = CheckRequest.post("/employees")
                .expecting(Expected.created())
                .idempotencyKey("key")
                .body(Map.of("a", 1))
                .query("q", "1");
        assertEquals(Expected.created(), request.expected());
        assertEquals("key", request.idempotencyKey());
        assertEquals("{\"a\":1}", request.body());
        assertEquals(request, request.expecting(Expected.created()).idempotencyKey("key"));
    }

    @Test
    void printsVerbAndTargetButNeverTheBody() {
        CheckRequest request =
                employee("emp_1").body(Map.of("ssn", "123456789")).query("a", "b");
        assertEquals("GET /employees/emp_1?a=b (body of 19 characters)", request.toString());
        assertFalse(employee("emp_1").toString().contains("body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "k\r\nX-Evil: 1", "é"})
    void anIdempotencyKeyIsWhatAHeaderCanCarry(String key) {
        assertTrue(rejected(() -> employee("emp_1").idempotencyKey(key)).startsWith("An idempotency key is"));
    }

    @Test
    void anIdempotencyKeyHasAtMost64Characters() {
        assertEquals(
                "k".repeat(64), employee("e").idempotencyKey("k".repeat(64)).idempotencyKey());
        rejected(() -> employee("e").idempotencyKey("k".repeat(65)));
        assertNull(employee("e").idempotencyKey());
    }

    @Test
    void aBodyWithoutAJsonFormIsRefused() {
        rejected(() -> employee("e").body(new Object()));
    }

    @ParameterizedTest
    @EnumSource(CheckRequest.Method.class)
    void everyVerbButGetWrites(CheckRequest.Method method) {
        assertEquals(method != CheckRequest.Method.GET, method.writes());
    }

    @Test
    void eachVerbHasItsFactory() {
        assertEquals(CheckRequest.Method.GET, CheckRequest.get("/x").method());
        assertEquals(CheckRequest.Method.POST, CheckRequest.post("/x").method());
        assertEquals(CheckRequest.Method.PATCH, CheckRequest.patch("/x").method());
        assertEquals(CheckRequest.Method.PUT, CheckRequest.put("/x").method());
        assertEquals(CheckRequest.Method.DELETE, CheckRequest.delete("/x").method());
    }
}
