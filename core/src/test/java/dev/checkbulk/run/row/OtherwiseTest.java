package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.look.IntentGate;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Reply;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to a server that does not have the path of an edit's first request. */
class OtherwiseTest {
    private static final Edit CREATE = Rows.create(1);

    private final Rows rows = new Rows();

    @RegisterExtension
    final Object atRest = rows.world;

    private static Reply withoutTheFirstPath(String line) {
        return line.startsWith("POST /benefits")
                ? Rows.wrongPath()
                : line.startsWith("POST") ? Rows.created("ben_1") : Rows.page();
    }

    @Test
    void theOtherRequestIsSentAsTheNextGeneration() {
        rows.script(OtherwiseTest::withoutTheFirstPath);
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(
                List.of(rows.write(CREATE, CREATE.request(), 0), rows.write(CREATE, CREATE.otherwise(), 1)),
                rows.writes());
        assertEquals(new Entry.Denied(1, 0, 302), rows.journal(1).get(1), "the first request was not executed");
    }

    @Test
    void rowsThatHaveNotBegunGoThereAtOnce() {
        rows.script(OtherwiseTest::withoutTheFirstPath);
        List<Edit> edits = LongStream.rangeClosed(1, 100).mapToObj(Rows::create).toList();
        rows.world.finish(rows.start(edits, edits).report());
        assertTrue(edits.stream().allMatch(edit -> rows.outcome(edit.row()) instanceof Outcome.Done));
        long wrong = rows.writes().stream()
                .filter(write -> write.startsWith("POST /benefits "))
                .count();
        assertTrue(wrong <= IntentGate.WIDTH + 2, wrong + " requests to the wrong path");
    }

    @Test
    void a404OfChecksIsARefusal() {
        rows.script(line -> Rows.refused(404));
        assertEquals(Outcome.Kind.REFUSED, rows.run(CREATE).kind());
        assertEquals(1, rows.writes().size());
    }

    @Test
    void aWrongPathForBothIsARefusal() {
        rows.script(line -> Rows.wrongPath());
        assertEquals(Outcome.Kind.REFUSED, rows.run(CREATE).kind());
        assertEquals(2, rows.writes().size());
    }

    @Test
    void afterARowWasDoneThereAWrongPathIsARefusal() {
        rows.world.wire.script(Rows.created("ben_1"), Rows.wrongPath());
        Edit second = Rows.create(2).resource("emp_1");
        rows.run(CREATE.resource("emp_1"), second);
        assertEquals(Outcome.Kind.REFUSED, rows.outcome(2).kind());
        assertEquals(2, rows.writes().size());
    }

    @Test
    void afterARowWasDoneThereInAnEarlierProcessToo() {
        Edit second = Rows.create(2);
        rows.had(rows.intent(1, CREATE.request(), 0), new Entry.Result(1, 0, Entries.done("log_1", "ben_1"), null));
        rows.script(line -> Rows.wrongPath());
        rows.world.finish(rows.start(List.of(CREATE, second), List.of(second)).report());
        assertEquals(Outcome.Kind.REFUSED, rows.outcome(2).kind());
    }

    @Test
    void aResumedRunKnowsThatTheFirstPathIsMissing() {
        Edit second = Rows.create(2);
        rows.had(rows.intent(1, CREATE.otherwise(), 1), new Entry.Result(1, 1, Entries.done("log_1", "ben_1"), null));
        rows.script(OtherwiseTest::withoutTheFirstPath);
        rows.world.finish(rows.start(List.of(CREATE, second), List.of(second)).report());
        assertEquals(Outcome.Kind.DONE, rows.outcome(2).kind());
        assertEquals(List.of("POST /employee_benefits"), rows.world.wire.lines());
    }

    @Test
    void aResumedRowGoesOnWithTheRequestOfItsKey() {
        rows.had(rows.intent(1, CREATE.otherwise(), 1));
        rows.script(line -> line.startsWith("GET /logs") ? Rows.page() : withoutTheFirstPath(line));
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertTrue(rows.writes().stream().allMatch(write -> write.startsWith("POST /employee_benefits ")));
        String key = rows.keys.of(1, CREATE.otherwise(), 1);
        assertEquals(
                "GET /logs?idempotency_key=" + key + "&limit=100",
                rows.world.wire.lines().get(0));
    }

    /** The answer is to the second send, and says nothing of the first. */
    @ParameterizedTest
    @ValueSource(ints = {302, 404})
    void whatMayHaveBeenExecutedIsLookedUpBefore(int status) {
        rows.world.wire.script(call -> call.ordinal() == 0
                ? Reply.broken()
                : call.line().startsWith("POST /benefits")
                        ? Rows.answer(status, "")
                        : withoutTheFirstPath(call.line()));
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        List<String> lines = rows.world.wire.lines();
        int looked = lines.lastIndexOf("GET /employee_benefits?employee=emp_1");
        assertTrue(looked > 0 && looked < lines.indexOf("POST /employee_benefits"), lines.toString());
    }
}
