package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a row without a trustworthy answer when it is looked up. */
class LookupRetriesTest {
    private static final String LIST = "GET /employee_benefits?employee=emp_1";
    private static final Edit CREATE = Rows.create(1).otherwise(null);
    private static final Edit CHANGE = Rows.unread(1, "emp_1");

    private final Rows rows = new Rows();
    private int sends;

    @RegisterExtension
    final Object atRest = rows.world;

    private static Edit before(String... ids) {
        ArrayNode before = JsonNodeFactory.instance.arrayNode();
        List.of(ids).forEach(before::add);
        return CREATE.before(before);
    }

    /** The first create ends with a 500, which is stored; later ones are done. The list shows these records. */
    private void failedOnce(String... list) {
        rows.script(line -> line.startsWith("POST")
                ? sends++ == 0 ? Rows.answer(500, "{}") : Rows.created("ben_9")
                : line.startsWith("GET /logs") ? Rows.page() : Rows.page(list));
    }

    private long looks(String line) {
        return rows.world.wire.lines().stream().filter(line::equals).count();
    }

    private String evidence() {
        List<Entry> journal = rows.journal(1);
        return String.valueOf(((Entry.Result) journal.get(journal.size() - 1)).evidence());
    }

    // What the list tells of a create.

    @Test
    void theOneRecordThatWasNotThereBeforeIsTheOne() {
        failedOnce(Rows.benefit("ben_1"), Rows.benefit("ben_2"));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(before("ben_1")));
        assertEquals("ben_2", done.response().id());
        assertEquals("in the list, and not there when the plan was made", evidence());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void recordsThatWereThereBeforeProveThatItDidNotHappen() {
        failedOnce(Rows.benefit("ben_1"), Rows.benefit("ben_2"));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(before("ben_1", "ben_2")));
        assertEquals("ben_9", done.response().id());
        assertEquals(2, rows.writes().size());
    }

    @Test
    void oneOfTwoNewRecordsIsNotGuessed() {
        failedOnce(Rows.benefit("ben_1"), Rows.benefit("ben_2"));
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(before()).kind());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void anEqualRecordIsUnclearWhereNobodyLookedBefore() {
        failedOnce(Rows.benefit("ben_1"));
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(CREATE).kind());
    }

    @Test
    void whatAnotherRowOfTheRunMadeIsNotThisRows() {
        Edit other = Rows.create(2).otherwise(null);
        rows.had(rows.intent(2, other.request(), 0), new Entry.Result(2, 0, Entries.done("log_1", "ben_1"), null));
        failedOnce(Rows.benefit("ben_1"));
        rows.world.finish(
                rows.start(List.of(before(), other), List.of(before())).report());
        assertEquals("ben_9", ((Outcome.Done) rows.outcome(1)).response().id());
    }

    @Test
    void whatAnotherOpenRowMayHaveMadeIsNotGuessed() {
        Edit other = Rows.create(2).otherwise(null);
        rows.had(rows.intent(2, other.request(), 0));
        failedOnce(Rows.benefit("ben_1"));
        rows.world.finish(
                rows.start(List.of(before(), other), List.of(before())).report());
        assertEquals(Outcome.Kind.UNKNOWN, rows.outcome(1).kind());
    }

    // Where there is no list.

    @Test
    void withoutALookupTheLogTellsThatItWasDone() {
        rows.script(line -> line.startsWith("POST")
                ? Rows.answer(500, "{}")
                : Rows.page("{\"id\":\"log_7\",\"status_code\":201,\"response_body\":{\"id\":\"ben_3\"}}"));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(CREATE.lookup(null)));
        assertEquals("ben_3", done.response().id());
    }

    @Test
    void withoutALookupTheLogTellsThatItIsStillRunning() {
        rows.script(line -> line.startsWith("POST")
                ? Rows.answer(500, "{}")
                : Rows.page(
                        looks(line) < 3
                                ? "{\"id\":\"log_7\",\"status_code\":null}"
                                : "{\"id\":\"log_7\",\"status_code\":201,\"response_body\":{\"id\":\"ben_3\"}}"));
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE.lookup(null)).kind());
    }

    @Test
    void withoutALookupALogWithoutItLeavesTheRowOpen() {
        failedOnce();
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(CREATE.lookup(null)).kind());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void whatIsRunningForEverLeavesTheRowOpen() {
        rows.script(line -> line.startsWith("POST")
                ? Rows.answer(500, "{}")
                : Rows.page("{\"id\":\"log_7\",\"status_code\":null}"));
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(CREATE).kind());
    }

    // Looks that fail.

    @ParameterizedTest
    @ValueSource(strings = {"broken", "503", "429", "no connection"})
    void aLookThatFailsIsRepeated(String how) {
        rows.script(line -> line.startsWith("PATCH")
                ? Reply.broken()
                : looks(line) > 5 ? Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"new\"}") : failure(how));
        assertEquals(Outcome.Kind.DONE, rows.run(CHANGE).kind());
    }

    private static Reply failure(String how) {
        return switch (how) {
            case "broken" -> Reply.broken();
            case "503" -> Reply.status(503, "");
            case "429" -> Reply.throttled("1");
            default -> Reply.notConnected();
        };
    }

    @Test
    void afterTheRunsPatienceTheRowStaysOpen() {
        rows.script(line -> line.startsWith("PATCH") ? Reply.broken() : Reply.status(503, ""));
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, rows.run(CHANGE));
        assertTrue(unknown.cause().message().startsWith("it could not be looked up for 10 min"), unknown.toString());
        Duration took = rows.world.time.elapsed();
        assertTrue(took.compareTo(Duration.ofMinutes(12)) > 0 && took.compareTo(Duration.ofMinutes(16)) < 0, took + "");
        assertTrue(looks("GET /employees/emp_1") < 25, "the pauses do not grow");
    }

    @Test
    void anUnclearAnswerIsNotRepeated() {
        rows.script(line -> line.startsWith("PATCH") ? Reply.broken() : Rows.refused(403));
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(CHANGE).kind());
        assertEquals(1, looks("GET /employees/emp_1"));
    }

    @Test
    void aRefusedApiKeyStopsTheRunAtOnce() {
        rows.script(line -> line.startsWith("PATCH") ? Reply.broken() : Rows.refused(401));
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, rows.run(CHANGE));
        assertEquals(Cause.Reason.UNAUTHORIZED, unknown.cause().reason());
        assertEquals(1, looks("GET /employees/emp_1"));
    }

    // A wait of more than 15 minutes.

    @Test
    void aLongWaitOfARowWithoutAnswerIsLookedUp() {
        rows.world.wire.script(call -> switch (call.line()) {
            case LIST -> Rows.page(Rows.benefit("ben_1"));
            case "POST /benefits" -> sends++ == 0 ? Reply.broken() : Reply.throttled("1200");
            default -> Rows.page();
        });
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(before()));
        assertEquals("ben_1", done.response().id());
    }

    @Test
    void aLongWaitThatIsStoredUnderTheKeyIsLeftWithIt() {
        String stored = rows.keys.of(1, CREATE.request(), 0);
        rows.world.wire.script(call -> !call.line().startsWith("POST")
                ? Rows.page()
                : sends++ == 0
                        ? Reply.broken()
                        : stored.equals(call.header("X-Idempotency-Key"))
                                ? Reply.throttled("1200")
                                : Rows.created("ben_1"));
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
    }

    @Test
    void aLongWaitThatIsStoredForAChangeIsLeftWithItsKey() {
        String stored = rows.keys.of(1, CHANGE.request(), 0);
        rows.world.wire.script(call -> call.line().startsWith("GET")
                ? Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"old\"}")
                : sends++ == 0
                        ? Reply.broken()
                        : stored.equals(call.header("X-Idempotency-Key"))
                                ? Reply.throttled("1200")
                                : Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"new\"}"));
        assertEquals(Outcome.Kind.DONE, rows.run(CHANGE).kind());
    }

    @Test
    void aLongWaitWithNothingUnansweredStopsTheRun() {
        rows.script(line -> Reply.throttled("1200"));
        Outcome.NotApplied stopped = assertInstanceOf(Outcome.NotApplied.class, rows.run(CREATE));
        assertEquals(Cause.Reason.LONG_WAIT, stopped.cause().reason());
        assertEquals(1, rows.world.wire.calls().size());
    }
}
