package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.testing.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final CheckRequest PATCH = CheckRequest.patch("/employees/{employee}", "emp_1");
    private static final String ENVELOPE = "{\"error\":{\"type\":\"some_type\",\"message\":\"some words\"}}";

    private static Outcome outcome(int status, String body, String... headers) {
        return outcome(PATCH, status, body, headers);
    }

    private static Outcome outcome(CheckRequest request, int status, String body, String... headers) {
        return Answers.outcome(request, Reply.answer(status, body, headers));
    }

    private static Cause unknown(Outcome outcome) {
        return assertInstanceOf(Outcome.Unknown.class, outcome).cause();
    }

    private static CheckError refused(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).error();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 203, 226, 299})
    void aReadable2xxIsDone(int status) {
        var done = assertInstanceOf(Outcome.Done.class, outcome(status, "{\"id\":\"emp_1\"}"));
        assertEquals(status, done.response().status());
        assertEquals("emp_1", done.response().id());
    }

    @Test
    void anEmpty204IsDoneWhateverAWriteExpects() {
        assertInstanceOf(Outcome.Done.class, outcome(PATCH.expecting(Expected.object("emp_1")), 204, ""));
    }

    @Test
    void anyOtherEmptyAnswerIsUnknown() {
        assertEquals(Reason.UNREADABLE, unknown(outcome(PATCH, 200, "")).reason());
        assertEquals(Reason.UNREADABLE, unknown(outcome(PATCH, 201, " ")).reason());
    }

    @Test
    void anEmpty204IsNoPageOfAList() {
        CheckRequest list = CheckRequest.get("/employees").expecting(Expected.page());
        assertEquals(Reason.UNREADABLE, unknown(outcome(list, 204, "")).reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 405, 407, 409, 410, 413, 414, 415, 418, 422, 431, 451, 499})
    void a4xxIsADefiniteNo(int status) {
        CheckError error = refused(outcome(status, ENVELOPE));
        assertEquals(status, error.status());
        assertEquals("some_type", error.type());
        assertEquals("some words", error.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
    void aRedirectIsADefiniteNoThatSaysWhatCheckMeansByIt(int status) {
        CheckError error =
                refused(outcome(status, "", "Location", "https://docs.checkhq.com/", "x-request-log-id", "log_1"));
        assertEquals(status, error.status());
        assertTrue(error.message().contains("a path that it does not have"), error.message());
        assertFalse(error.fromCheck());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 303, 307, 308, 400, 403, 404, 405, 409, 410, 422, 451, 499})
    void h11ARefusalWithoutChecksMarkIsNobodysAndUnknown(int status) {
        Cause cause = unknown(outcome(status, "<html>Please sign in</html>", "Location", "https://login.example/"));
        assertEquals(Reason.UNREADABLE, cause.reason());
        assertTrue(cause.message().contains("without Check's mark"), cause.message());
        assertNull(cause.logId());
        assertEquals(
                status, refused(outcome(status, "{}", "x-request-id", "log_1")).status());
        assertEquals(status, refused(outcome(status, ENVELOPE)).status());
    }

    @Test
    void a401IsNotAppliedBecauseTheKeyIsNotAccepted() {
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, outcome(401, ENVELOPE));
        assertEquals(Reason.UNAUTHORIZED, notApplied.cause().reason());
        assertEquals(401, notApplied.objection().orElseThrow().status());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 501, 502, 503, 504, 599})
    void anAnswerThatSaysTheServerFailedIsUnknown(int status) {
        Cause cause = unknown(outcome(status, ENVELOPE));
        assertEquals(Reason.SERVER, cause.reason());
        assertEquals(status, cause.error().status());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 600, 999})
    void aStatusOfNoKnownClassIsUnknown(int status) {
        assertEquals(Reason.UNREADABLE, unknown(outcome(status, ENVELOPE)).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{\"id\":\"emp_1\"",
                "{\"id\":\"emp_1\"} x",
                "{\"id\":\"emp_1\"}{}",
                "{\"id\":1,\"id\":2}",
                ENVELOPE
            })
    void a2xxThatCannotBeBelievedIsUnknown(String body) {
        Cause cause = unknown(outcome(200, body, "X-Request-Log-Id", "log_1"));
        assertEquals(Reason.UNREADABLE, cause.reason());
        assertEquals("log_1", cause.logId());
        assertEquals(200, cause.error().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"emp_2\"}", "{}", "", "null", "[]", "[{\"id\":\"emp_1\"}]", "{\"id\":null}"})
    void anAnswerAboutAnotherObjectIsUnknown(String body) {
        CheckRequest request = PATCH.expecting(Expected.object("emp_1"));
        assertEquals(Reason.UNREADABLE, unknown(outcome(request, 200, body)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[]", "{\"id\":\"\"}", "{\"id\":null}"})
    void aCreateWithoutAnIdIsUnknown(String body) {
        CheckRequest create = CheckRequest.post("/employees").expecting(Expected.created());
        assertEquals(Reason.UNREADABLE, unknown(outcome(create, 201, body)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[]", "{\"results\":{}}", "{\"results\":null}"})
    void aPageWithoutResultsIsUnknown(String body) {
        CheckRequest list = CheckRequest.get("/employees").expecting(Expected.page());
        assertEquals(Reason.UNREADABLE, unknown(outcome(list, 200, body)).reason());
    }

    @Test
    void membersThatNobodyKnowsAreIgnored() {
        CheckRequest request = PATCH.expecting(Expected.object("emp_1"));
        assertInstanceOf(Outcome.Done.class, outcome(request, 200, "{\"new\":[],\"id\":\"emp_1\",\"error\":null}"));
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, DEADLINE", "BROKEN, BROKEN", "OVERSIZE, UNREADABLE"})
    void noCompleteAnswerIsUnknown(Wire.Silence silence, Reason reason) {
        var head = new Wire.Head(201, Reply.headers("X-Request-Log-Id", "log_7"));
        Cause withHead = unknown(Answers.outcome(new Wire.Unanswered(silence, "why", head)));
        assertEquals(reason, withHead.reason());
        assertEquals("log_7", withHead.logId());
        assertEquals(201, withHead.error().status());
        Cause without = unknown(Answers.outcome(new Wire.Unanswered(silence, "why", null)));
        assertEquals(reason, without.reason());
        assertNull(without.logId());
    }

    @Test
    void theLogIdIsChecksOwnElseTheRequestId() {
        assertEquals(
                "a",
                refused(outcome(400, "", "X-Request-Log-Id", "a", "X-Request-Id", "b"))
                        .logId());
        assertEquals("b", refused(outcome(400, "", "x-request-id", "b")).logId());
        assertNull(refused(outcome(400, ENVELOPE)).logId());
        var done = assertInstanceOf(Outcome.Done.class, outcome(200, "{}", "x-REQUEST-log-id", "c"));
        assertEquals("c", done.response().logId());
    }

    @ParameterizedTest
    @CsvSource({
        "Request was throttled., 1, false",
        "Request was throttled., 59, false",
        "Request was throttled., 60, true",
        "Request was throttled., 61, false",
        "Too many CONCURRENT requests, 1, true",
        "Concurrency limit exceeded, 3, true"
    })
    void a429IsAboutConcurrencyWhenItsWordsOrItsSixtySecondsSaySo(String message, long seconds, boolean expected) {
        CheckError error = CheckError.of(429, null, null, new byte[0]);
        CheckError said = new CheckError(429, "throttled", message, error.inputErrors(), null);
        assertEquals(expected, Answers.aboutConcurrency(said, Duration.ofSeconds(seconds)));
    }

    @Test
    void theRateLimitWindowIsRead() {
        assertEquals(
                new Feedback.Window(25, 3),
                Answers.window(Reply.headers("RateLimit-Limit", "25", "RateLimit-Remaining", "3")));
    }

    @ParameterizedTest
    @CsvSource({"25, -3", "x, 3", "25, ''", "99999999999999999999, 3", "2.5, 1"})
    void aRateLimitWindowThatMakesNoSenseIsNone(String limit, String remaining) {
        assertNull(Answers.window(Reply.headers("ratelimit-limit", limit, "ratelimit-remaining", remaining)));
        assertNull(Answers.window(Reply.headers("ratelimit-limit", limit)));
        assertNull(Answers.window(Reply.headers()));
    }
}
