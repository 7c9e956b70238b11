package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.Unconfirmed;
import dev.checkbulk.testing.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A create whose answer came and is not Check's is looked up before anything is sent again. */
class H5UnreadCreateTest {
    private static final Edit CREATE = Rows.create(1).otherwise(null).before(JsonNodeFactory.instance.arrayNode());
    private static final String IN_LOG = "{\"id\":\"log_7\",\"status_code\":201,\"response_body\":{\"id\":\"ben_1\"}}";

    private final Rows rows = new Rows();
    private int sends;

    @RegisterExtension
    final Object atRest = rows.world;

    /** What answers the first create with this, and later ones as Check does; the log and the list show these. */
    private void answered(Reply first, String log, String list) {
        rows.script(line -> line.startsWith("POST")
                ? sends++ == 0 ? first : Rows.created("ben_9")
                : line.startsWith("GET /logs") ? page(log) : page(list));
    }

    private static Reply page(String shown) {
        return shown.isEmpty() ? Rows.page() : Rows.page(shown);
    }

    private static Reply strange(String body) {
        return switch (body) {
            case "gzip" -> Reply.status(201, "\u001f\u008b", "Content-Encoding", "gzip", "X-Request-Log-Id", "log_7");
            default -> Reply.status(201, body);
        };
    }

    private Duration at(int call) {
        return rows.world.wire.calls().get(call).at();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "null", "{}", "", "gzip", "{\"id\":\"ben_1\",\"id\":\"ben_1\"}", "1e99999999999"})
    void h5ItIsFoundInChecksLogAfterSecondsAndNothingIsSentAgain(String body) {
        answered(strange(body), IN_LOG, "");
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(CREATE));
        assertEquals("ben_1", done.response().id());
        assertEquals(1, rows.writes().size());
        assertEquals(2, rows.world.wire.calls().size());
        assertTrue(at(1).minus(at(0)).compareTo(Duration.ofSeconds(3)) < 0, "looked up after " + at(1));
    }

    @Test
    void h5ItIsFoundInTheResourcesOwnList() {
        answered(strange("<html>"), "", Rows.benefit("ben_1"));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, rows.run(CREATE));
        assertEquals("ben_1", done.response().id());
        assertEquals(1, rows.writes().size());
        assertTrue(rows.world.time.elapsed().compareTo(Duration.ofSeconds(4)) < 0);
    }

    @Test
    void h5WhatIsProvenAbsentIsSentAgainUnderANewKeyAndNotBeforeTheQuarantineIsOver() {
        answered(strange("<html>"), "", "");
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(
                List.of(rows.write(CREATE, CREATE.request(), 0), rows.write(CREATE, CREATE.request(), 1)),
                rows.writes());
        List<String> lines = rows.world.wire.lines();
        int again = lines.lastIndexOf("POST /benefits");
        assertTrue(at(again).compareTo(Duration.ofSeconds(125)) > 0, "sent again after " + at(again));
        List<Long> looks = rows.world.wire.calls().stream()
                .filter(call -> call.line().startsWith("GET /logs"))
                .map(call -> call.at().toSeconds())
                .toList();
        assertEquals(
                List.of(2L, 6L, 14L, 30L, 62L, 125L), looks, "at growing intervals, and once behind the quarantine");
    }

    @Test
    void h5WhatTheLogDoesNotTellAndNoListCanStaysOpenAndIsNotSentAgain() {
        answered(strange("<html>"), "", "");
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(CREATE.lookup(null)).kind());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void h5WhatStillRunsIsAwaited() {
        rows.script(line -> line.startsWith("POST")
                ? strange("<html>")
                : line.startsWith("GET /logs")
                        ? page(
                                rows.world.time.elapsed().toSeconds() < 140
                                        ? "{\"id\":\"log_7\",\"status_code\":null}"
                                        : IN_LOG)
                        : page(""));
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void h5ItIsSaidWhileItIsLookedUpAndNotAfterwards() {
        answered(strange("<html>"), "", "");
        BatchRun run = rows.start(List.of(CREATE), List.of(CREATE));
        rows.world.time.advance(Duration.ofSeconds(10));
        Unconfirmed now = rows.unconfirmed.now();
        assertEquals(1, now.rows());
        assertNotNull(now.nextLook());
        Duration ahead = Duration.between(rows.world.time.wallClock(), now.nextLook());
        assertTrue(ahead.toSeconds() >= 3 && ahead.toSeconds() <= 5, "at " + ahead);
        rows.world.finish(run.report());
        assertEquals(new Unconfirmed(0, null), rows.unconfirmed.now());
    }

    @Test
    void h5AResumedRunKnowsThatTheAnswerCame() {
        rows.had(rows.intent(1, CREATE.request(), 0), new Entry.Unanswered(1, 0, "UNREADABLE 200", null));
        sends = 1;
        answered(strange("<html>"), IN_LOG, "");
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(List.of(), rows.writes());
        assertTrue(rows.world.time.elapsed().compareTo(Duration.ofSeconds(4)) < 0);
    }

    @Test
    void h5WhatDidNotArriveWholeIsSentAgainUnderTheSameKeyAsBefore() {
        answered(Reply.broken(), "", "");
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(
                List.of(rows.write(CREATE, CREATE.request(), 0), rows.write(CREATE, CREATE.request(), 0)),
                rows.writes());
    }

    @Test
    void h5ThreeAttemptsInARowThatAreNotChecksStopTheRunAndItGoesOnLater() {
        rows.script(line -> Reply.status(200, "<html>"));
        List<Edit> edits = LongStream.rangeClosed(1, 50)
                .mapToObj(row -> Rows.create(row).otherwise(null))
                .toList();
        BatchRun run = rows.start(edits, edits);
        BatchReport report = rows.world.finish(run.report());
        assertTrue(String.valueOf(report.stopped()).startsWith("the answers are not Check's"), report.stopped());
        assertTrue(
                rows.world.wire.calls().size() < 12,
                "it went on: " + rows.world.wire.calls().size());
        assertTrue(report.unknown() >= 3, report.toString());
        assertEquals(50, report.unknown() + report.notApplied());
        assertTrue(rows.world.time.elapsed().compareTo(Duration.ofSeconds(5)) < 0);
    }

    @Test
    void h5AnAnswerOfChecksBetweenThemDoesNot() {
        rows.script(line -> line.startsWith("GET /logs")
                ? page(IN_LOG)
                : line.startsWith("POST") && sends++ % 3 < 2
                        ? Reply.status(200, "<html>")
                        : Rows.created("ben_" + sends));
        List<Edit> edits = LongStream.rangeClosed(1, 20)
                .mapToObj(row -> Rows.create(row).otherwise(null))
                .toList();
        BatchReport report = rows.world.finish(rows.start(edits, edits).report());
        assertEquals(20, report.done(), report.toString());
    }
}
