package dev.checkbulk.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeJsonTest {
    private static ObjectNode json(Outcome outcome) {
        return OutcomeJson.put(JsonNodeFactory.instance.objectNode(), outcome);
    }

    @ParameterizedTest
    @EnumSource
    void whyNothingWasSentIsReadAsItWasWritten(Reason reason) {
        Outcome skipped = new Skipped(reason, "email changed since");
        assertEquals(skipped, OutcomeJson.read(json(skipped)));
    }

    @Test
    void whatAnUndoKeepsIsAConflictToWhoDoesNotKnowMore() {
        ObjectNode json = json(new Skipped(Reason.KEPT, "email changed since"));
        assertEquals(
                "{\"outcome\":\"conflict\",\"message\":\"email changed since\",\"undo\":\"kept\"}", json.toString());
        assertEquals(Kind.CONFLICT, OutcomeJson.read(json).kind());
        json.put("undo", "of a later version");
        assertEquals(new Skipped(Reason.CONFLICT, "email changed since"), OutcomeJson.read(json));
    }

    @ParameterizedTest
    @CsvSource({
        "kept: email changed since, KEPT, email changed since",
        "cannot be undone: nobody knows its id, NO_WAY_BACK, nobody knows its id",
        "it is not what the row expects, CONFLICT, it is not what the row expects"
    })
    void filesOfEarlierVersionsSayItInTheMessage(String written, Reason reason, String message) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("outcome", "conflict").put("message", written);
        assertEquals(new Skipped(reason, message), OutcomeJson.read(json));
        assertEquals(written, OutcomeJson.read(json).explanation());
    }
}
