package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static JsonNode parse(String text) throws Json.Unreadable {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Json.Unreadable rejected(byte[] bytes) {
        return assertThrows(Json.Unreadable.class, () -> Json.parse(bytes));
    }

    private static Json.Unreadable rejected(String text) {
        return rejected(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "[1,2", "\"abc", "{\"a\":", "tru"})
    void truncatedTextIsUnreadable(String text) {
        rejected(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "[] ]", "1 2", "{}\u0000"})
    void moreThanOneDocumentIsUnreadable(String text) {
        rejected(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"c\":2,\"a\":3}]}", "{\"a\":1,\"\\u0061\":2}"})
    void duplicateMembersAreUnreadable(String text) {
        rejected(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':1}", "{a:1}", "[1,]", "[NaN]", "[01]", "// x\n{}", "[+1]", "[\"\t\"]", "\uFEFF{}"})
    void whatIsNotJsonIsUnreadable(String text) {
        rejected(text);
    }

    @Test
    void nestingHasABound() throws Json.Unreadable {
        rejected("[".repeat(100_000) + "]".repeat(100_000));
        assertTrue(parse("[".repeat(200) + "]".repeat(200)).isArray());
    }

    @Test
    void invalidUtf8IsUnreadable() {
        rejected(new byte[] {'"', (byte) 0xc3, '"'});
        rejected(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        rejected(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "{\"a\":[\"x\\uDC00y\"]}", "{\"\\ud83d\":1}", "\"\\ude00\\ud83d\""})
    void halfASurrogatePairIsUnreadable(String text) {
        rejected(text);
    }

    @Test
    void awholeSurrogatePairIsReadable() throws Json.Unreadable {
        assertEquals("\ud83d\ude00", parse("\"\\ud83d\\ude00\"").asText());
        assertEquals("\ud83d\ude00", parse("\"\ud83d\ude00\"").asText());
    }

    @Test
    void fractionsStayExact() throws Json.Unreadable {
        assertEquals(
                new BigDecimal("12345678901234567890.10"),
                parse("12345678901234567890.10").decimalValue());
        assertEquals("0.10", Json.write(parse("0.10")));
        assertFalse(parse("1e400").isDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r\n"})
    void nothingIsAMissingNode(String text) throws Json.Unreadable {
        assertTrue(parse(text).isMissingNode());
    }

    @Test
    void theMessageQuotesNothingOfTheText() {
        String secret = "ssn-123456789";
        for (String text : new String[] {
            "{\"a\":\"" + secret,
            secret,
            "{\"" + secret + "\":1,\"" + secret + "\":2}",
            "{} " + secret,
            "{\"" + secret + "\":" + secret + "}",
            "\"" + secret + "\\ud800\""
        }) {
            String message = rejected(text).getMessage();
            assertFalse(message.contains("ssn") || message.contains("123"), message);
        }
    }

    @Test
    void equalMapsGiveEqualTexts() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", 1);
        one.put("a", Map.of("c", true));
        assertEquals("{\"a\":{\"c\":true},\"b\":1}", Json.write(one));
    }

    @Test
    void rejectsAValueWithoutAJsonForm() {
        var rejected = assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
        assertTrue(rejected.getMessage().startsWith("A java.lang.Object has no JSON form"), rejected.getMessage());
    }
}
