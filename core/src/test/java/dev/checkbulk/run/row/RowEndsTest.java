package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.look.IntentGate;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.SimulatedDisk.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens, a row gets an outcome, and one that is true. */
class RowEndsTest {
    private static final Edit CREATE = Rows.create(1).otherwise(null);
    private static final Edit CHANGE = Rows.unread(1, "emp_1");

    private final Rows rows = new Rows();

    @RegisterExtension
    final Object atRest = rows.world;

    private Outcome stoppedAfter(Duration time, Edit edit) {
        BatchRun run = rows.start(List.of(edit), List.of(edit));
        rows.world.time.advance(time);
        run.cancel("enough");
        rows.world.finish(run.report());
        return rows.outcome(1);
    }

    @Test
    void whatWasDoneAndCouldNotBeWrittenDownIsUnknown() {
        rows.script(line -> Rows.created("ben_1"));
        BatchRun run = rows.start(List.of(CREATE), List.of(CREATE));
        rows.disk.fail(Call.FORCE, 2);
        rows.world.finish(run.report());
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, rows.outcome(1));
        assertEquals(Cause.Reason.JOURNAL, unknown.cause().reason());
    }

    @Test
    void anIntentThatCannotBeWrittenDownIsNotSent() {
        BatchRun run = rows.start(List.of(CREATE), List.of(CREATE));
        rows.disk.fail(Call.FORCE, 1);
        rows.world.finish(run.report());
        assertInstanceOf(Outcome.NotApplied.class, rows.outcome(1));
        assertTrue(rows.world.wire.calls().isEmpty());
    }

    @Test
    void aJournalThatFailsWhileOthersWaitEndsThemToo() {
        rows.script(line -> line.endsWith("1") ? Reply.broken() : Rows.answer(200, "{\"id\":\"emp_2\"}"));
        BatchRun run = rows.start(List.of(CHANGE), List.of(CHANGE, Rows.unread(2, "emp_2")));
        rows.world.time.advance(Duration.ofMillis(50));
        rows.disk.fail(Call.FORCE, 2);
        rows.world.finish(run.report());
        assertEquals(Outcome.Kind.UNKNOWN, rows.outcome(1).kind());
        assertEquals(Outcome.Kind.UNKNOWN, rows.outcome(2).kind());
    }

    @Test
    void aStopInTheQuarantineLeavesItUnknown() {
        rows.script(line -> Reply.broken());
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, stoppedAfter(Duration.ofSeconds(60), CHANGE));
        assertEquals("not settled: enough", unknown.cause().message());
    }

    @Test
    void aStopWhileItIsLookedUpLeavesItUnknown() {
        rows.script(line -> line.startsWith("PATCH") ? Reply.broken() : Reply.silence());
        assertEquals(
                Outcome.Kind.UNKNOWN,
                stoppedAfter(Duration.ofSeconds(130), CHANGE).kind());
    }

    @Test
    void aStopBetweenTwoLooksLeavesItUnknown() {
        rows.script(line -> line.startsWith("PATCH") ? Reply.broken() : Reply.status(503, ""));
        assertEquals(
                Outcome.Kind.UNKNOWN,
                stoppedAfter(Duration.ofSeconds(150), CHANGE).kind());
    }

    @Test
    void aStopWhileItWaitsForAThrottledServerMeansNotApplied() {
        rows.script(line -> Reply.throttled("30"));
        assertEquals(
                Outcome.Kind.NOT_APPLIED,
                stoppedAfter(Duration.ofSeconds(10), CHANGE).kind());
    }

    @Test
    void aStopEndsThoseWhoWaitAtTheTurnstile() {
        rows.script(line -> Reply.silence());
        List<Edit> edits = LongStream.rangeClosed(1, 200).mapToObj(Rows::create).toList();
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(Duration.ofMillis(200));
        run.cancel("enough");
        rows.world.finish(run.report());
        assertEquals(200, run.soFar().total());
        assertTrue(run.soFar().notApplied() > 180, run.soFar().toString());
    }

    @Test
    void aBugOfOursEndsTheRowAndLetsTheOthersThrough() {
        rows.script(line -> Rows.answer(200, "{\"id\":\"emp_1\"}"));
        List<Edit> odd = LongStream.rangeClosed(1, 2 * IntentGate.WIDTH)
                .mapToObj(RowEndsTest::withoutJson)
                .toList();
        List<Edit> plan = new ArrayList<>(odd);
        odd.forEach(edit -> plan.add(edit.at(edit.row() + odd.size()))); // for whom it is kept what the others wrote
        BatchRun run = rows.start(plan, odd);
        rows.world.finish(run.report());
        assertEquals(odd.size(), run.soFar().unknown());
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, rows.outcome(1));
        assertEquals(Cause.Reason.OPERATION, unknown.cause().reason());
    }

    /** What nothing in this project makes: its body cannot be read when it is done. */
    private static Edit withoutJson(long row) {
        CheckRequest good = CHANGE.request();
        CheckRequest bad =
                new CheckRequest(good.method(), good.template(), good.ids(), good.query(), "{", null, good.expected());
        return Edit.of(row, "emp_1", bad)
                .resource("emp_" + row)
                .lookup(null)
                .before(Rows.change(row, "emp_1").before());
    }
}
