package dev.checkbulk.run.undo;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Outcomes;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which runs can be undone, and which of their rows have a part in it. */
class UndoRunTest extends Undone {
    @Test
    void rowsThatAreNotDoneHaveNoPartInIt() throws Exception {
        now("emp_5", "{'first_name':'New'}");
        Untouched untouched = new Untouched(6, "emp_6", Outcomes.skipped(Outcome.Skipped.Reason.ALREADY), null, null);
        Edit[] edits = Stream.of(1, 2, 3, 4, 5, 7)
                .map(row -> Plans.change(row, "emp_" + row, "New"))
                .toArray(Edit[]::new);
        StoredRun run =
                scene.store.create(null, new Plan(Plans.header(1), List.of(edits), List.of(untouched)), Guard.NEW_WORK);
        scene.add(
                run,
                new Entry.Result(1, 0, Outcomes.refused(), null),
                new Entry.Result(2, 0, Outcomes.skipped(Outcome.Skipped.Reason.CONFLICT), null),
                new Entry.Intent(3, 0, "key", null),
                new Entry.Cancelled(3, 0),
                new Entry.Result(4, 0, Outcomes.skipped(Outcome.Skipped.Reason.BLOCKED), null),
                Entries.numbered(5));
        assertEquals(List.of(5L), undo(run, DELETES).stream().map(PlanRow::row).collect(Collectors.toList()));
    }

    @Test
    void aReadThatFailsEndsIt() throws Exception {
        scene.world.wire.script(Reply.status(502, ""));
        StoredRun run = done(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}"), create(2));
        assertInstanceOf(ReadFailed.class, scene.world.failure(run.undo(scene.world.client, DELETES)));
    }

    @Test
    void aRunWithUnknownRowsIsRefusedAndTheyAreCounted() throws Exception {
        StoredRun run = scene.create(1, 3);
        scene.add(run, Entries.numbered(1), new Entry.Intent(2, 0, "key", null));
        String message = refused(Reason.ROWS, () -> run.undo(scene.world.client, DELETES));
        assertTrue(message.startsWith("1 rows of " + run.name() + " are unknown"), message);
    }

    @Test
    void aRunThatDidNothingHasNothingToUndo() throws Exception {
        StoredRun run = scene.create(1, 2);
        String message = refused(Reason.ROWS, () -> run.undo(scene.world.client, DELETES));
        assertTrue(message.contains("there is nothing to undo"), message);
    }

    @Test
    void aRunWithoutItsDataCannotBeUndone() throws Exception {
        StoredRun run = scene.ended(null, 1, 2);
        Scene.purge(run);
        refused(Reason.PURGED, () -> run.undo(scene.world.client, DELETES));
    }
}
