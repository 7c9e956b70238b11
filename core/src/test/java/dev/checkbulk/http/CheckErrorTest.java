package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckErrorTest {
    private static CheckError error(String body) {
        return Answers.error(Reply.answer(400, body));
    }

    @Test
    void inputErrorsNameTheFieldAndTheWayToIt() {
        CheckError error = error("""
                {"error":{"type":"validation_error","message":"Invalid","input_errors":[
                {"message":"unknown","field":"employee","field_path":["items","0","employee"]},
                {"message":"too many","field":"non_field_errors"}]}}""");
        assertTrue(error.fromCheck());
        assertEquals("validation_error", error.type());
        assertEquals(
                List.of(
                        new CheckError.InputError("employee", List.of("items", "0", "employee"), "unknown"),
                        new CheckError.InputError("non_field_errors", List.of(), "too many")),
                error.inputErrors());
        assertEquals("items.0.employee", error.inputErrors().get(0).where());
        assertEquals("non_field_errors", error.inputErrors().get(1).where());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "null",
                "7",
                "{}",
                "{\"error\":\"x\"}",
                "{\"error\":{}}",
                "{\"error\":{\"type\":null}}",
                "{\"error\":{\"type\":\"a\"}} x",
                "{\"error\":{\"message\":\"only\"}}"
            })
    void anAnswerWithoutTheEnvelopeIsUnrecognised(String body) {
        CheckError error = error(body);
        assertFalse(error.fromCheck());
        assertEquals("HTTP 400 without Check's error envelope", error.message());
        assertEquals(List.of(), error.inputErrors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"type\":\"t\",\"message\":7,\"input_errors\":3}}",
                "{\"error\":{\"type\":\"t\",\"input_errors\":[1,null,[]]}}",
                "{\"error\":{\"type\":\"t\",\"input_errors\":[{\"field\":{},\"field_path\":\"x\",\"message\":[]}]}}"
            })
    void anEnvelopeWithStrangePartsIsReadAsFarAsItGoes(String body) {
        assertEquals("t", error(body).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"validation_error\",\"message\":\"Invalid\",\"input_errors\":[{\"field\":\"dob\",\"message\":\"too early\"}]}",
                "{\"type\":\"validation_error\",\"input_errors\":[{\"field\":\"dob\",\"message\":\"too early\"}]}",
                "{\"type\":\"validation_error\",\"message\":\"Invalid\"}"
            })
    void f37AnErrorWithoutTheEnvelopeIsReadToo(String body) {
        CheckError error = error(body);
        assertTrue(error.fromCheck());
        assertEquals("validation_error", error.type());
        assertEquals(body.contains("message\":\"Invalid") ? "Invalid" : "too early", error.message());
        assertEquals(
                body.contains("dob"),
                error.inputErrors().stream().anyMatch(input -> input.field().equals("dob")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"message\":\"x\"}",
                "{\"type\":\"https://example.com/e\",\"message\":\"x\"}",
                "{\"type\":\"employee\",\"id\":\"emp_1\"}",
                "{\"type\":7,\"message\":\"x\"}"
            })
    void f37WhatOthersSendIsNotTakenForAnError(String body) {
        assertFalse(error(body).fromCheck());
    }

    @Test
    void theBodyIsKeptInMemoryAndCutAndNotPrinted() {
        assertEquals("<html>Grüße</html>", error("<html>Grüße</html>").body());
        CheckError error = error("ä".repeat(5_000));
        assertEquals(CheckError.LONGEST_BODY / 2, error.body().length());
        assertFalse(error.toString().contains("ää"), error::toString);
        assertEquals("", error.withoutBody().body());
    }
}
