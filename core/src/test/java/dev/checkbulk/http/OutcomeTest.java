package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
    private static final CheckError ERROR = new CheckError(422, "t", "words", List.of(), "log_1");
    private static final Cause CAUSE = new Cause(Cause.Reason.SERVER, "why", ERROR);
    private static final Outcome DONE = new Outcome.Done(new CheckResponse(200, "log_1", MissingNode.getInstance()));

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(DONE, Kind.DONE, "", false),
                Arguments.of(new Outcome.Skipped(Reason.ALREADY, "so"), Kind.ALREADY, "so", false),
                Arguments.of(new Outcome.Skipped(Reason.CONFLICT, "other"), Kind.CONFLICT, "other", false),
                Arguments.of(new Outcome.Skipped(Reason.BLOCKED, "row 1"), Kind.BLOCKED, "row 1", false),
                Arguments.of(new Outcome.Refused(ERROR), Kind.REFUSED, "422: words", true),
                Arguments.of(new Outcome.NotApplied(CAUSE), Kind.NOT_APPLIED, "why", true),
                Arguments.of(new Outcome.Unknown(CAUSE), Kind.UNKNOWN, "why", true));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatItIsAndWhy(Outcome outcome, Kind kind, String explanation, boolean objected) {
        assertEquals(kind, outcome.kind());
        assertEquals(explanation, outcome.explanation());
        assertEquals(objected ? Optional.of(ERROR) : Optional.empty(), outcome.objection());
    }

    @Test
    void foldGoesToEachCase() {
        List<String> folded = all().map(arguments -> (Outcome) arguments.get()[0])
                .map(outcome -> outcome.<String>fold(d -> "d", s -> "s", r -> "r", n -> "n", u -> "u"))
                .toList();
        assertEquals(List.of("d", "s", "s", "s", "r", "n", "u"), folded);
    }

    @Test
    void aResponsePrintsStatusAndLogIdButNoBody() {
        assertEquals("Done[response=200 log_1]", DONE.toString());
        assertEquals("200", new CheckResponse(200, null, MissingNode.getInstance()).toString());
    }
}
