package dev.checkbulk.http;

import static dev.checkbulk.testing.Rehearsal.await;
import static dev.checkbulk.testing.Rehearsal.change;
import static dev.checkbulk.testing.Rehearsal.look;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.Fault.Effect;
import dev.checkbulk.standin.faults.Fault.Page;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request over a real socket, with every fault that the stand-in has. */
@ExtendWith(VertxExtension.class)
class AgainstStandinTest {
    @RegisterExtension
    final Rehearsal rehearsal = new Rehearsal();

    @BeforeEach
    void begin(Vertx vertx) {
        rehearsal.begin(vertx);
    }

    private Outcome send(CheckRequest request) {
        return await(rehearsal.client.send(request));
    }

    private Cause unknown(Fault fault, CheckClient client) {
        rehearsal.standin.script().next(fault);
        Outcome outcome = await(client.send(change()));
        assertEquals(1, rehearsal.standin.judge().counts().requests(), "sent once");
        return assertInstanceOf(Outcome.Unknown.class, outcome).cause();
    }

    /** A client that survived a fault goes on with the next request. */
    private void assertGoesOn() {
        assertEquals(Kind.DONE, send(look()).kind());
    }

    @Test
    void aChangeIsDoneAndHasALogId() {
        var done = assertInstanceOf(Outcome.Done.class, send(change()));
        assertEquals("Alex", done.response().body().path("first_name").asText());
        assertEquals(
                "Alex",
                rehearsal
                        .standin
                        .records()
                        .get("emp_1")
                        .orElseThrow()
                        .path("first_name")
                        .asText());
        assertTrue(done.response().logId().startsWith("log_"), done.response().logId());
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(Fault.RESET_BEFORE, Reason.BROKEN),
                Arguments.of(Fault.RESET_AFTER, Reason.BROKEN),
                Arguments.of(Fault.CLOSE_BEFORE, Reason.BROKEN),
                Arguments.of(Fault.CLOSE_AFTER, Reason.BROKEN),
                Arguments.of(Fault.CUT_BODY, Reason.BROKEN),
                Arguments.of(Fault.RESET_BODY, Reason.BROKEN),
                Arguments.of(Fault.INTERIM, Reason.BROKEN),
                Arguments.of(Fault.GARBAGE_STATUS_LINE, Reason.BROKEN),
                Arguments.of(Fault.CUT_JSON, Reason.UNREADABLE),
                Arguments.of(Fault.MALFORMED_JSON, Reason.UNREADABLE),
                Arguments.of(Fault.TRAILING_GARBAGE, Reason.UNREADABLE),
                Arguments.of(Fault.DUPLICATE_MEMBERS, Reason.UNREADABLE),
                Arguments.of(Fault.WRONG_ID, Reason.UNREADABLE),
                Arguments.of(Fault.MISSING_ID, Reason.UNREADABLE),
                Arguments.of(Fault.OVERSIZE, Reason.UNREADABLE),
                Arguments.of(Fault.DEEP_JSON, Reason.UNREADABLE),
                Arguments.of(Fault.HTML_PAGE, Reason.UNREADABLE),
                Arguments.of(Fault.EMPTY_AFTER, Reason.UNREADABLE),
                Arguments.of(Fault.ERROR_OBJECT_AFTER, Reason.UNREADABLE),
                Arguments.of(Fault.ERROR_BEFORE, Reason.SERVER),
                Arguments.of(Fault.ERROR_AFTER, Reason.SERVER),
                Arguments.of(Fault.BAD_GATEWAY_AFTER, Reason.SERVER),
                Arguments.of(Fault.unavailable("1"), Reason.SERVER),
                Arguments.of(Fault.GATEWAY_TIMEOUT_AFTER, Reason.SERVER),
                Arguments.of(Fault.REQUEST_TIMEOUT, Reason.SERVER),
                Arguments.of(Fault.status(599, Effect.NONE, Page.HTML), Reason.SERVER),
                Arguments.of(Fault.status(999, Effect.NONE, Page.EMPTY), Reason.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anAnswerThatProvesNothingIsUnknownAtOnceAndSentOnce(Fault fault, Reason reason) {
        assertEquals(reason, unknown(fault, rehearsal.client).reason());
        assertGoesOn();
    }

    static Stream<Fault> silent() {
        return Stream.of(Fault.SILENT_BEFORE, Fault.SILENT_AFTER, Fault.DRIP);
    }

    @ParameterizedTest
    @MethodSource("silent")
    void anAnswerThatDoesNotEndIsUnknownAtTheDeadline(Fault fault) {
        CheckClient impatient = rehearsal.client.deadline(Duration.ofSeconds(1));
        assertEquals(Reason.DEADLINE, unknown(fault, impatient).reason());
        assertGoesOn();
    }

    static Stream<Fault> cut() {
        return Stream.of(Fault.CUT_BODY, Fault.RESET_BODY);
    }

    @ParameterizedTest
    @MethodSource("cut")
    void theHeadOfACutAnswerIsAHint(Fault fault) {
        Cause cause = unknown(fault, rehearsal.client);
        assertEquals(200, cause.error().status());
        assertNotNull(cause.logId());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Fault.REDIRECT, 302),
                Arguments.of(Fault.FORBIDDEN, 403),
                Arguments.of(Fault.status(404, Effect.NONE, Page.ENVELOPE), 404),
                Arguments.of(Fault.status(405, Effect.NONE, Page.ENVELOPE), 405),
                Arguments.of(Fault.status(407, Effect.NONE, Page.HTML), 407),
                Arguments.of(Fault.status(413, Effect.NONE, Page.ENVELOPE), 413));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aDefiniteNoIsRefusedAndSentOnce(Fault fault, int status) {
        rehearsal.standin.script().next(fault);
        var refused = assertInstanceOf(Outcome.Refused.class, send(change()));
        assertEquals(status, refused.error().status());
        assertEquals(1, rehearsal.standin.judge().counts().requests());
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 413})
    void h11APageOfSomebodyInBetweenIsNobodysAnswer(int status) {
        rehearsal.standin.script().next(Fault.status(status, Effect.NONE, Page.HTML));
        var unknown = assertInstanceOf(Outcome.Unknown.class, send(change()));
        assertEquals(Reason.UNREADABLE, unknown.cause().reason());
        assertGoesOn();
    }

    @Test
    void aRefusalNamesTheFieldsThatCheckObjectsTo() {
        CheckRequest wrong = change().body(Map.of("workplaces", List.of("wrk_missing")));
        var refused = assertInstanceOf(Outcome.Refused.class, send(wrong));
        assertTrue(refused.error().fromCheck());
        assertTrue(
                refused.error().inputErrors().stream().anyMatch(e -> e.where().startsWith("workplaces")),
                "" + refused.error().inputErrors());
    }

    @Test
    void aKeyThatIsNotAcceptedIsNotApplied() {
        rehearsal.standin.script().next(Fault.UNAUTHORIZED);
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, send(change()));
        assertEquals(Reason.UNAUTHORIZED, notApplied.cause().reason());
    }

    @Test
    void a429IsSentAgainAndAppliedOnce() {
        rehearsal.standin.script().next(Fault.throttled("1"));
        assertInstanceOf(Outcome.Done.class, send(change()));
        assertEquals(2, rehearsal.standin.judge().counts().requests());
        assertEquals(Map.of("employees", 1L), rehearsal.standin.judge().counts().updates());
    }

    @Test
    void aPortWhereNobodyListensIsTriedAgainUntilSomebodyDoes() {
        int port = Rehearsal.freePort();
        Future<Outcome> outcome = rehearsal.client("http://127.0.0.1:" + port).send(CheckRequest.get("/employees"));
        await(rehearsal.quota.released());
        assertFalse(outcome.isComplete());
        rehearsal.startOn(port);
        assertInstanceOf(Outcome.Done.class, await(outcome));
        assertEquals(new Feedback.Lost(), rehearsal.quota.feedback().get(0), "the first try found nobody");
    }
}
