package dev.checkbulk.run.undo;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.folder.FolderRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that failed are planned anew: as they were, where their records are still as they were. */
class RetryTest {
    private final Scene scene = new Scene();

    @AfterEach
    void nothingIsChangedByLooking() {
        assertTrue(scene.world.wire.lines().stream().allMatch(line -> line.startsWith("GET ")));
        scene.world.assertAtRest();
    }

    /** A run of these edits, each of which ended refused. */
    private StoredRun failed(Edit... edits) throws RunRefused, IOException {
        return failed(new Plan(Plans.header(1), List.of(edits), List.of()));
    }

    private StoredRun failed(Plan plan) throws RunRefused, IOException {
        StoredRun run = scene.store.create(null, plan, Guard.NEW_WORK);
        for (Edit edit : plan.edits()) {
            scene.add(run, new Entry.Result(edit.row(), 0, Outcomes.refused(), null));
        }
        return run;
    }

    private List<PlanRow> retry(StoredRun run) throws RunRefused {
        return scene.world.finish(run.retry(scene.world.client));
    }

    private static Outcome untouched(PlanRow row) {
        return assertInstanceOf(Untouched.class, row).outcome();
    }

    private static Edit edit(long row) {
        return Plans.edit(row);
    }

    @Test
    void aRecordThatIsAsItWasGetsTheEditAgain() throws Exception {
        scene.payroll.person("emp_1");
        assertEquals(List.of(edit(1)), retry(failed(edit(1))));
        assertEquals(List.of("GET /employees/emp_1"), scene.world.wire.lines());
    }

    @Test
    void aRecordThatIsSoAlreadyIsLeftAlone() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "New");
        PlanRow row = retry(failed(edit(1))).get(0);
        assertEquals(Kind.ALREADY, untouched(row).kind());
        assertEquals(edit(1).source(), row.source());
        assertEquals("emp_1", row.label());
    }

    @Test
    void aRecordThatSomebodyChangedIsNotOverwritten() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "Another");
        PlanRow row = retry(failed(edit(1))).get(0);
        assertEquals(Kind.CONFLICT, untouched(row).kind());
        assertTrue(untouched(row).explanation().contains("has changed since the plan was made"));
        assertEquals(edit(1).source(), row.source());
    }

    @Test
    void aRecordThatIsGoneEndsAsCheckSays() throws Exception {
        scene.payroll.delete("emp_1");
        Outcome.Refused gone = assertInstanceOf(
                Outcome.Refused.class, untouched(retry(failed(edit(1))).get(0)));
        assertEquals(404, gone.error().status());
    }

    @Test
    void aCreateGetsTheIdsOfTheEqualRecordsOfNow() throws Exception {
        String first = scene.payroll.benefit("emp_2");
        scene.payroll.benefit("emp_3");
        String second = scene.payroll.benefit("emp_2");
        Edit again = assertInstanceOf(Edit.class, retry(failed(edit(2))).get(0));
        assertEquals(
                edit(2).before(JsonNodeFactory.instance.arrayNode().add(first).add(second)), again);
        assertFalse(again.before().equals(edit(2).before()));
    }

    @Test
    void aCreateWithoutEqualRecordsGetsNone() throws Exception {
        assertEquals(List.of(edit(2)), retry(failed(edit(2))));
    }

    @Test
    void whatWasNeverReadIsNotReadNow() throws Exception {
        Edit unread = edit(1).before(null);
        Edit noWay = edit(2).lookup(null);
        assertEquals(List.of(unread, noWay), retry(failed(unread, noWay)));
        assertEquals(List.of(), scene.world.wire.calls());
    }

    @Test
    void laterRowsOfARecordFindWhatTheFirstOneLeaves() throws Exception {
        scene.payroll.person("emp_1");
        Edit first = Plans.change(1, "emp_1", "New");
        Edit second = Plans.change(2, "emp_1", "Newer")
                .before(JsonNodeFactory.instance.objectNode().put("first_name", "New"));
        assertEquals(List.of(first, second), retry(failed(first, second)));
        assertEquals(1, scene.world.wire.calls().size());
    }

    @Test
    void laterRowsOfARecordThatDoesNotFitDoNotFitEither() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "Another");
        Edit first = Plans.change(1, "emp_1", "New");
        Edit second = Plans.change(2, "emp_1", "Newer");
        List<PlanRow> rows = retry(failed(first, second, edit(3)));
        assertEquals(untouched(rows.get(0)), untouched(rows.get(1)));
        assertEquals(Kind.CONFLICT, untouched(rows.get(1)).kind());
        assertEquals(edit(3), rows.get(2));
    }

    /** The run's own edit that was done is not somebody else's change. */
    @Test
    void aRowBehindOneThatWasDoneFindsWhatThatOneWrote() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "New");
        Edit first = Plans.change(1, "emp_1", "New");
        Edit second = Plans.change(2, "emp_1", "Newer");
        StoredRun run =
                scene.store.create(null, new Plan(Plans.header(1), List.of(first, second), List.of()), Guard.NEW_WORK);
        scene.add(run, Entries.numbered(1), new Entry.Result(2, 0, Outcomes.refused(), null));
        PlanRow row = retry(run).get(0);
        assertInstanceOf(Edit.class, row, row.toString());
    }

    @Test
    void aDeletionOfWhatIsStillThereIsSentAgain() throws Exception {
        scene.payroll.person("emp_1");
        Edit delete = Edit.of(1, "emp_1", CheckRequest.delete("/employees/{employee}", "emp_1"))
                .before(JsonNodeFactory.instance.objectNode().put("first_name", "Old"));
        assertEquals(List.of(delete), retry(failed(delete)));
    }

    @Test
    void rowsThatFailedBeforeAnythingWasSentStayAsTheyAre() throws Exception {
        Untouched conflict =
                new Untouched(2, "emp_2", Outcomes.skipped(Skipped.Reason.CONFLICT), null, edit(2).source());
        Untouched already = new Untouched(3, "emp_3", Outcomes.skipped(Skipped.Reason.ALREADY), null, null);
        Plan plan = new Plan(Plans.header(1), List.of(edit(1)), List.of(conflict, already));
        scene.payroll.person("emp_1");
        assertEquals(List.of(edit(1), conflict), retry(failed(plan)));
    }

    @Test
    void rowsThatSucceededAreNotPlanned() throws Exception {
        StoredRun run = scene.store.create(null, Plans.of(1, 5), Guard.NEW_WORK);
        scene.add(
                run,
                Entries.numbered(1),
                new Entry.Result(2, 0, Outcomes.skipped(Skipped.Reason.ALREADY), null),
                new Entry.Result(3, 0, Outcomes.skipped(Skipped.Reason.CONFLICT), null),
                new Entry.Result(4, 0, Outcomes.skipped(Skipped.Reason.BLOCKED), null),
                new Entry.Result(5, 0, Outcomes.refused(), null));
        assertEquals(List.of(edit(3), edit(4), edit(5)), retry(run));
    }

    @Test
    void aReadThatFailsEndsItAndTellsWhich() throws Exception {
        scene.world.wire.script(
                call -> call.line().endsWith("emp_3") ? Reply.status(502, "") : scene.payroll.answer(call));
        StoredRun run = failed(edit(1), edit(2), edit(3));
        Throwable failure = scene.world.failure(run.retry(scene.world.client));
        ReadFailed failed = assertInstanceOf(ReadFailed.class, failure);
        assertTrue(failed.getMessage().contains("/employees/emp_3"), failed.getMessage());
        assertFalse(failed.getMessage().contains(World.SECRET));
        assertFalse(scene.disk.isLocked(run.folder().resolve(FolderRun.LOCK)));
    }

    @Test
    void aListThatCannotBeReadEndsItToo() throws Exception {
        scene.world.wire.script(Reply.status(502, ""));
        StoredRun run = failed(edit(2));
        assertInstanceOf(ReadFailed.class, scene.world.failure(run.retry(scene.world.client)));
    }

    @Test
    void aRunWithRowsThatHaveNotEndedIsResumedFirst() throws Exception {
        StoredRun run = scene.create(1, 2);
        scene.add(run, new Entry.Result(1, 0, Outcomes.refused(), null));
        String message = refused(Reason.ROWS, () -> run.retry(scene.world.client));
        assertTrue(message.contains("1 rows of " + run.name() + " have not ended: resume it first"), message);
    }

    @Test
    void aRunOfWhichNoRowFailedHasNothingToRetry() throws Exception {
        StoredRun run = scene.create(1, 1);
        scene.add(run, Entries.numbered(1));
        String message = refused(Reason.ROWS, () -> run.retry(scene.world.client));
        assertTrue(message.contains("there is nothing to retry"), message);
    }
}
