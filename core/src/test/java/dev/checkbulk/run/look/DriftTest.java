package dev.checkbulk.run.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.row.Rows;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record is looked at before its row is sent: what somebody else has changed is not overwritten. */
class DriftTest {
    private static final Edit CHANGE = Rows.change(1, "emp_1");
    private static final Edit DELETE = Edit.of(1, "emp_1", CheckRequest.delete("/employees/{employee}", "emp_1"))
            .before(CHANGE.before());

    private Rows rows = new Rows();
    private final Map<String, String> emails = new HashMap<>();

    @RegisterExtension
    final Object atRest = (AfterEachCallback) context -> rows.world.afterEach(context);

    /** People, alone and as a list; a change takes effect at once. */
    private Reply answer(String line, String body) {
        String target = line.substring(line.indexOf(' ') + 1);
        if (target.startsWith("/employees?")) {
            List<String> people = new ArrayList<>();
            for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
                String id = pair.substring(pair.indexOf('=') + 1);
                if (pair.startsWith("id=") && emails.containsKey(id)) {
                    people.add("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(id, emails.get(id)));
                }
            }
            return Rows.page(people.toArray(String[]::new));
        }
        String id = target.substring(target.lastIndexOf('/') + 1);
        if (!emails.containsKey(id)) {
            return Rows.answer(404, "{\"error\":{\"type\":\"not_found\",\"message\":\"No.\"}}");
        }
        if (line.startsWith("PATCH")) {
            emails.put(id, body.replaceAll(".*:\"(.*)\".*", "$1"));
        }
        return Rows.person(id, emails.get(id));
    }

    private void serve() {
        rows.world.wire.script(call -> answer(call.line(), call.body()));
    }

    private void serveWithSlowReads() {
        rows.world.wire.script(call -> {
            Reply reply = answer(call.line(), call.body());
            return call.line().startsWith("GET") ? reply.after(Duration.ofMillis(300)) : reply;
        });
    }

    private Outcome run(String email, Edit edit, Edit... others) {
        if (email != null) {
            emails.put("emp_1", email);
        }
        serve();
        return rows.run(edit, others);
    }

    private static Edit listed(Edit edit) {
        return edit.list(CheckRequest.get("/employees").expecting(Expected.page()));
    }

    private List<Edit> people(int count, boolean listed) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> {
                    emails.put("emp_" + n, "old");
                    return listed ? listed(Rows.change(n, "emp_" + n)) : Rows.change(n, "emp_" + n);
                })
                .toList();
    }

    private void run(List<Edit> edits) {
        rows.world.finish(rows.start(edits, edits).report());
    }

    private long reads() {
        return rows.world.wire.lines().stream()
                .filter(line -> line.startsWith("GET"))
                .count();
    }

    private static void assertSkipped(Skipped.Reason reason, String message, Outcome outcome) {
        assertEquals(new Skipped(reason, message), outcome);
    }

    private static Edit expecting(Edit edit, String email) {
        return edit.expect(JsonNodeFactory.instance.objectNode().put("email", email));
    }

    private static Edit to(long row, String email) {
        CheckRequest request = CHANGE.request().body(Map.of("email", email));
        return listed(Edit.of(row, "emp_1", request).before(CHANGE.before()));
    }

    // What becomes of a row.

    @Test
    void aRecordThatIsAsPlannedIsChanged() {
        assertEquals(Outcome.Kind.DONE, run("old", CHANGE).kind());
        assertEquals(List.of("GET /employees/emp_1", "PATCH /employees/emp_1"), rows.world.wire.lines());
    }

    @Test
    void aRecordThatSomebodyChangedIsNotOverwritten() {
        Outcome outcome = run("other", CHANGE);
        assertSkipped(Skipped.Reason.CONFLICT, "it has changed since the plan was made: email", outcome);
        assertTrue(rows.writes().isEmpty());
        assertEquals(List.of(new Entry.Result(1, 0, outcome, null)), rows.journal(1));
    }

    @Test
    void aRecordThatIsSoAlreadyIsNotSentAgain() {
        assertSkipped(Skipped.Reason.ALREADY, "it is so already", run("new", CHANGE));
    }

    @Test
    void aFieldThatIsNotShownMayHaveToBeWritten() {
        CheckRequest request = CHANGE.request().body(Map.of("email", "new", "ssn", "1"));
        Edit edit = Edit.of(1, "emp_1", request).before(JsonNodeFactory.instance.objectNode());
        assertEquals(Outcome.Kind.DONE, run("new", edit).kind());
    }

    @Test
    void anotherRecordThanTheRowExpectsIsLeftAlone() {
        assertSkipped(
                Skipped.Reason.CONFLICT,
                "it is not what the row expects: email is \"old\", not \"mine\"",
                run("old", expecting(CHANGE.before(null), "mine")));
        assertTrue(rows.writes().isEmpty());
    }

    @Test
    void whatTheRowExpectsCountsBeforeWhatIsSoAlready() {
        assertEquals(Outcome.Kind.CONFLICT, run("new", expecting(CHANGE, "old")).kind());
    }

    @Test
    void aRecordThatIsGoneConflicts() {
        assertSkipped(Skipped.Reason.CONFLICT, "Check does not have it any more", run(null, CHANGE));
    }

    @Test
    void aDeletionOfAChangedOrMissingRecordConflicts() {
        assertSkipped(Skipped.Reason.CONFLICT, "Check does not have it any more", run(null, DELETE));
        emails.put("emp_2", "other");
        Edit other = Edit.of(2, "emp_2", CheckRequest.delete("/employees/{employee}", "emp_2"))
                .before(CHANGE.before());
        rows.world.finish(rows.start(List.of(other), List.of(other)).report());
        assertSkipped(Skipped.Reason.CONFLICT, "it has changed since the plan was made: email", rows.outcome(2));
    }

    @Test
    void withNothingToCompareNothingIsRead() {
        assertEquals(Outcome.Kind.DONE, run("other", Rows.unread(1, "emp_1")).kind());
        assertEquals(0, reads());
    }

    // Reads that fail.

    @Test
    void aRecordThatCannotBeReadLeavesTheRowOpen() {
        rows.script(line -> Reply.status(503, ""));
        Outcome.NotApplied open = assertInstanceOf(Outcome.NotApplied.class, rows.run(CHANGE));
        assertEquals(Cause.Reason.SERVER, open.cause().reason());
        assertTrue(open.cause().message().startsWith("its record could not be read for 10 min"), open.toString());
        assertTrue(rows.writes().isEmpty() && rows.journal(1).isEmpty());
    }

    @Test
    void aReadThatFailsOnceIsRepeated() {
        emails.put("emp_1", "old");
        rows.world.wire.script(call -> call.ordinal() == 0 ? Reply.broken() : answer(call.line(), call.body()));
        assertEquals(Outcome.Kind.DONE, rows.run(CHANGE).kind());
    }

    @Test
    void whatIsNotChecksNoIsNoMissingRecord() {
        rows.script(line -> Reply.status(404, "<html>"));
        assertEquals(Outcome.Kind.NOT_APPLIED, rows.run(CHANGE).kind());
    }

    @Test
    void aStopWhileItsRecordIsReadMeansNotApplied() {
        List<Edit> edits = people(20, true);
        rows.script(line -> Reply.silence());
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(Duration.ofSeconds(1));
        run.cancel("enough");
        rows.world.finish(run.report());
        assertEquals(20, run.soFar().notApplied());
    }

    // How much is read, and how often.

    @Test
    void recordsOfAListAreReadTogether() {
        List<Edit> edits = people(250, true);
        serveWithSlowReads();
        run(edits);
        assertEquals(6, reads(), "smaller ones until the pace is known");
        assertEquals(250, rows.writes().size());
        Duration took = rows.world.time.elapsed();
        assertTrue(took.compareTo(Duration.ofMillis(10_800)) < 0, "slots were lost: " + took);
    }

    @Test
    void recordsWithoutAListAreReadOneByOne() {
        List<Edit> edits = people(50, false);
        serveWithSlowReads();
        run(edits);
        assertEquals(50, reads());
        assertEquals(50, rows.writes().size());
        Duration took = rows.world.time.elapsed();
        assertTrue(took.compareTo(Duration.ofMillis(4_500)) < 0, "slots were lost: " + took);
    }

    @Test
    void whereOthersShareTheLimitSoFewAreReadAtOnceThatNoneGetsTooOld() {
        rows = new Rows(new World(Limit.CHECK, new Limit(6, 100)));
        List<Edit> edits = people(150, true);
        serveWithSlowReads();
        run(edits);
        assertEquals(150, rows.writes().size());
        assertEquals(0, withheld());
        assertTrue(reads() <= 12, reads() + " readings");
    }

    @Test
    void whereSlotsAreRareRowsDoNotGetTooOldForEverWhileTheyWait() {
        rows = new Rows(new World(new Limit(2.475, 10), new Limit(0.6, 10)));
        List<Edit> edits = people(60, true);
        serveWithSlowReads();
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(Duration.ofMinutes(10));
        assertEquals(60, run.soFar().done());
        rows.world.finish(run.report());
    }

    @Test
    void aListThatIsNotAnsweredSoonIsAskedForOnceMore() {
        List<Edit> edits = people(5, true);
        rows.world.wire.script(call -> {
            Reply reply = answer(call.line(), call.body());
            return rows.world.wire.calls().size() == 1 ? reply.after(Duration.ofSeconds(3)) : reply;
        });
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(Duration.ofSeconds(2));
        assertEquals(5, run.soFar().done());
        assertEquals(2, reads());
        rows.world.finish(run.report());
        assertEquals(5, rows.writes().size());
    }

    /** Rows that got their slot and did not use it. */
    private long withheld() {
        return rows.world.quota.feedback().stream()
                .filter(Feedback.Unused.class::isInstance)
                .count();
    }

    @Test
    void whoIsMissingInTheListIsReadAlone() {
        List<Edit> edits = people(3, true);
        rows.world.wire.script(call -> answer(call.line().replace("&id=emp_2", ""), call.body()));
        run(edits);
        assertEquals(
                List.of("GET /employees/emp_2"),
                rows.world.wire.lines().stream()
                        .filter(line -> line.startsWith("GET /employees/"))
                        .toList());
        assertEquals(3, rows.writes().size());
    }

    @Test
    void aListThatCheckRefusesIsNotAskedAgain() {
        List<Edit> edits = people(3, true);
        rows.world.wire.script(
                call -> call.line().contains("?") ? Rows.refused(400) : answer(call.line(), call.body()));
        run(edits);
        assertEquals(3, rows.writes().size());
        assertEquals(4, reads());
    }

    @Test
    void anOldReadingIsNotReliedOn() {
        List<Edit> edits = people(60, true);
        rows.world.wire.script(call -> {
            if (call.line().endsWith("/emp_30")) {
                return Reply.throttled("60"); // everybody waits
            }
            return answer(call.line(), call.body());
        });
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(Duration.ofSeconds(30));
        emails.put("emp_60", "other");
        serve();
        rows.world.finish(run.report());
        assertEquals(Outcome.Kind.CONFLICT, rows.outcome(60).kind());
        assertEquals(59, rows.writes().stream().distinct().count());
    }

    // Rows of one record.

    @Test
    void whatTheRunItselfWroteIsNoConflict() {
        run("old", to(1, "first"), to(2, "second"), to(3, "second"));
        assertEquals(Outcome.Kind.DONE, rows.outcome(2).kind());
        assertEquals(Outcome.Kind.ALREADY, rows.outcome(3).kind());
        assertEquals("second", emails.get("emp_1"));
    }

    @Test
    void whatWasReadBeforeAnEarlierRowsWriteDoesNotCount() {
        List<Edit> edits = new ArrayList<>(people(12, true));
        edits.set(0, to(1, "first"));
        edits.add(to(13, "second"));
        serve();
        run(edits);
        assertEquals(Outcome.Kind.DONE, rows.outcome(13).kind());
    }

    @Test
    void whatARowFoundDoneIsNoConflictForTheNext() {
        run("first", to(1, "first"), to(2, "second"));
        assertEquals(Outcome.Kind.DONE, rows.outcome(2).kind());
    }

    @Test
    void whatTheRunItselfWroteMayBeExpectedOtherwise() {
        run("old", expecting(to(1, "first"), "old"), expecting(to(2, "second"), "old"));
        assertEquals(Outcome.Kind.DONE, rows.outcome(2).kind());
    }

    @Test
    void aChangeBetweenTwoRowsOfARecordIsSeen() {
        emails.put("emp_1", "old");
        rows.world.wire.script(call -> {
            Reply reply = answer(call.line(), call.body());
            if (call.line().startsWith("PATCH")) {
                emails.put("emp_1", "other");
            }
            return reply;
        });
        run(List.of(to(1, "first"), to(2, "second")));
        assertSkipped(Skipped.Reason.CONFLICT, "it has changed since the plan was made: email", rows.outcome(2));
    }

    @Test
    void whatAnEarlierProcessWroteIsNoConflict() {
        Edit first = to(1, "first");
        Edit second = to(2, "second");
        rows.had(rows.intent(1, first.request(), 0), new Entry.Result(1, 0, Entries.done("log_1", "emp_1"), null));
        emails.put("emp_1", "first");
        serve();
        rows.world.finish(rows.start(List.of(first, second), List.of(second)).report());
        assertEquals(Outcome.Kind.DONE, rows.outcome(2).kind());
    }

    @Test
    void whatMayHaveBeenExecutedIsSettledAndNotCompared() {
        rows.had(rows.intent(1, CHANGE.request(), 0));
        assertEquals(Outcome.Kind.DONE, run("new", CHANGE).kind());
    }
}
