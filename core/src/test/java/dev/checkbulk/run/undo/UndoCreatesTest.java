package dev.checkbulk.run.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run created is planned to be taken back. */
class UndoCreatesTest extends Undone {
    @Test
    void whatWasCreatedIsDeletedAndTheRecordOfNowIsKeptInThePlan() throws Exception {
        now("ben_1", "{'employee':'emp_1','benefit':'fsa','more':1}");
        Edit edit = back(create(1));
        assertEquals(CheckRequest.delete("/benefits/{benefit}", "ben_1"), edit.request());
        assertEquals(
                List.of("ben_1", "/benefits/ben_1", records.get("ben_1"), "com_1"),
                List.of(edit.label(), edit.resource(), edit.before(), edit.company()));
    }

    @Test
    void severalCreatesOfOnePersonAreEachTheirOwn() throws Exception {
        now("ben_1", "{'employee':'emp_1','benefit':'fsa'}");
        now("ben_2", "{'employee':'emp_1','benefit':'other'}");
        List<PlanRow> rows = undo(done(create(1), create(2), create(3)), DELETES);
        assertInstanceOf(Edit.class, rows.get(0));
        assertLeft(Kind.CONFLICT, "kept: benefit of ben_2 changed since", rows.get(1));
        assertLeft(Kind.ALREADY, "it is gone already", rows.get(2));
    }

    @Test
    void aRecordThatShowsNothingOfWhatWasCreatedIsKept() throws Exception {
        now("ben_1", "{'other':1}");
        assertLeft(Kind.CONFLICT, "kept: Check shows nothing of what was created (ben_1)", undo(create(1)));
    }

    @Test
    void aCreateOfWhichNobodyKnowsTheIdCannotBeUndone() throws Exception {
        StoredRun run =
                scene.store.create(null, new Plan(Plans.header(1), List.of(create(1)), List.of()), Guard.NEW_WORK);
        scene.add(run, new Entry.Result(1, 0, Entries.done("log_1", ""), null));
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: nobody knows its id",
                undo(run, DELETES).get(0));
    }

    @Test
    void aCreateWithoutAnInverseCannotBeUndoneAndTheReasonIsTold() throws Exception {
        StoredRun run = done(create(1));
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: it has no end",
                undo(run, (create, id) -> new Inverse.None("it has no end")).get(0));
    }

    @Test
    void whatCannotBeDeletedIsDeactivated() throws Exception {
        now("ben_1", "{'employee':'emp_1','benefit':'fsa','active':true}");
        UndoRules deactivates = (create, id) -> new Inverse.By(
                CheckRequest.patch("/benefits/{benefit}", id).body(json("{'active':false}")),
                CheckRequest.get("/benefits/{benefit}", id));
        StoredRun run = done(create(1));
        assertRestores(
                "{'active':false}",
                "{'active':true}",
                assertInstanceOf(Edit.class, undo(run, deactivates).get(0)));
        now("ben_1", "{'employee':'emp_1','benefit':'fsa','active':false}");
        assertLeft(Kind.ALREADY, "it is so already", undo(run, deactivates).get(0));
    }
}
