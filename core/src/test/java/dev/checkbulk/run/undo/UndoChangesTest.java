package dev.checkbulk.run.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.row.Rows;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run changed is planned back, where its records are still as it left them. */
class UndoChangesTest extends Undone {
    @Test
    void aRecordThatIsAsTheRunLeftItGetsItsFieldsBack() throws Exception {
        now("emp_1", "{'email':'new','dob':'1990-01-01'}");
        Edit of = change(1, "emp_1", "{'email':'old'}", "{'email':'new'}").source(JSON.createArrayNode());
        Edit edit = back(of);
        assertRestores("{'email':'old'}", "{'email':'new'}", edit);
        assertEquals(of.request().body(json("{'email':'old'}")), edit.request());
        assertEquals(
                List.of("emp_1", of.resource(), of.lookup(), of.list(), "com_1"),
                List.of(edit.label(), edit.resource(), edit.lookup(), edit.list(), edit.company()));
        assertNull(edit.source());
        assertEquals(List.of("GET /employees?limit=100&id=emp_1"), scene.world.wire.lines());
    }

    @Test
    void whatCheckChangedAlongIsRestoredToo() throws Exception {
        now("emp_1", "{'workplaces':['w1'],'primary_workplace':'w1'}");
        Edit edit = back(change(1, "emp_1", "{'workplaces':['w0'],'primary_workplace':'w0'}", "{'workplaces':['w1']}"));
        assertRestores(
                "{'workplaces':['w0'],'primary_workplace':'w0'}",
                "{'workplaces':['w1'],'primary_workplace':'w1'}",
                edit);
    }

    @Test
    void whatIsAlongAndAsItWasIsNotSent() throws Exception {
        now("emp_1", "{'workplaces':['w1','w0'],'primary_workplace':'w0'}");
        Edit edit = back(
                change(1, "emp_1", "{'workplaces':['w0'],'primary_workplace':'w0'}", "{'workplaces':['w1','w0']}"));
        assertRestores("{'workplaces':['w0']}", "{'workplaces':['w1','w0'],'primary_workplace':'w0'}", edit);
    }

    @Test
    void whatWasNotSetBeforeCannotBeAskedFor() throws Exception {
        now("emp_1", "{'workplaces':['w1'],'primary_workplace':'w1'}");
        Edit edit = back(change(1, "emp_1", "{'workplaces':[],'primary_workplace':null}", "{'workplaces':['w1']}"));
        assertEquals(json("{'workplaces':[]}"), edit.sent());
    }

    @Test
    void aFieldThatDiffersAndThatCheckDoesNotChangeAlongIsSomebodys() throws Exception {
        now("emp_1", "{'workplaces':['w0','w1'],'primary_workplace':'w1'}");
        UndoRules how = new UndoRules() {
            @Override
            public Inverse inverse(CheckRequest create, String createdId) {
                return new Inverse.None("");
            }

            @Override
            public boolean changesAlong(String field, JsonNode was, JsonNode sent) {
                return false;
            }
        };
        StoredRun run = done(
                change(1, "emp_1", "{'workplaces':['w0'],'primary_workplace':'w0'}", "{'workplaces':['w0','w1']}"));
        assertLeft(
                Kind.CONFLICT,
                "kept: primary_workplace changed since",
                undo(run, how).get(0));
    }

    @Test
    void aRecordThatIsAsItWasBeforeIsLeftAlone() throws Exception {
        now("emp_1", "{'email':'old'}");
        assertLeft(
                Kind.ALREADY, "it is as it was before", undo(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}")));
    }

    @Test
    void aRecordThatSomebodyChangedSinceIsKeptAndTheFieldsAreNamed() throws Exception {
        now("emp_1", "{'email':'other','first_name':'New','dob':'2000-01-01'}");
        assertLeft(
                Kind.CONFLICT,
                "kept: email changed since",
                undo(change(1, "emp_1", "{'email':'old','first_name':'Old'}", "{'email':'new','first_name':'New'}")));
    }

    private static final Edit TEAM = change(1, "emp_1", "{'metadata':{}}", "{'metadata':{'team':'b'}}");

    @Test
    void whatWasAddedToAnObjectIsTakenOutAgain() throws Exception {
        now("emp_1", "{'metadata':{'team':'b'}}");
        assertRestores("{'metadata':{}}", "{'metadata':{'team':'b'}}", back(TEAM));
    }

    @Test
    void anObjectToWhichSomebodyAddedMoreIsKept() throws Exception {
        now("emp_1", "{'metadata':{'team':'b','badge':'7'}}");
        assertLeft(Kind.CONFLICT, "kept: metadata changed since", undo(TEAM));
    }

    @Test
    void anObjectThatIsEmptyAgainIsAsItWas() throws Exception {
        now("emp_1", "{'metadata':{}}");
        assertLeft(Kind.ALREADY, "it is as it was before", undo(TEAM));
    }

    @Test
    void severalRowsOfARecordAreUndoneByOneToWhatWasBeforeTheFirst() throws Exception {
        now("emp_1", "{'email':'newer','first_name':'New'}");
        Edit edit = back(
                change(1, "emp_1", "{'email':'old'}", "{'email':'new'}"),
                change(2, "emp_1", "{'email':'new','first_name':'Old'}", "{'email':'newer','first_name':'New'}"));
        assertEquals(1, edit.row());
        assertRestores("{'email':'old','first_name':'Old'}", "{'email':'newer','first_name':'New'}", edit);
    }

    @Test
    void whatIsBetweenTwoRowsOfARecordIsNotHowTheRunLeftIt() throws Exception {
        now("emp_1", "{'email':'new'}");
        assertLeft(
                Kind.CONFLICT,
                "kept: email changed since",
                undo(
                        change(1, "emp_1", "{'email':'old'}", "{'email':'new'}"),
                        change(2, "emp_1", "{'email':'new'}", "{'email':'newer'}")));
    }

    @Test
    void whatNobodyReadCannotBeUndone() throws Exception {
        now("emp_1", "{'email':'new'}");
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: nobody read what was there before",
                undo(change(1, "emp_1", null, "{'email':'new'}")));
    }

    @Test
    void whatCannotBeReadCannotBeUndone() throws Exception {
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: Check does not show what was there before (ssn)",
                undo(change(1, "emp_1", "{'email':'old'}", "{'email':'new','ssn':'1'}")));
        assertEquals(List.of(), scene.world.wire.lines());
    }

    @Test
    void aRecordThatIsGoneCannotBeUndone() throws Exception {
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: Check does not have it any more",
                undo(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}")));
    }

    @Test
    void aRecordWithoutAListIsReadAlone() throws Exception {
        now("emp_1", "{'email':'new'}");
        back(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}").list(null));
        assertEquals(List.of("GET /employees/emp_1"), scene.world.wire.lines());
    }

    @Test
    void aRecordThatTheListLeavesOutIsReadAlone() throws Exception {
        scene.world.wire.script(call -> call.request().target().contains("?")
                ? Rows.page()
                : Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"new\"}"));
        back(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}"));
    }

    @Test
    void aRecordThatMayNotBeReadEndsAsCheckSays() throws Exception {
        scene.world.wire.script(Rows.refused(403));
        PlanRow row =
                undo(change(1, "emp_1", "{'email':'old'}", "{'email':'new'}").list(null));
        assertEquals(Kind.REFUSED, ((Untouched) row).outcome().kind());
    }

    @Test
    void anUndoIsUndone() throws Exception {
        now("emp_1", "{'workplaces':['w1'],'primary_workplace':'w1'}");
        Edit there = change(1, "emp_1", "{'workplaces':['w0'],'primary_workplace':'w0'}", "{'workplaces':['w1']}");
        Edit back = back(there);
        now("emp_1", "{'workplaces':['w0'],'primary_workplace':'w0'}");
        StoredRun undo = scene.store.create(null, new Plan(Plans.header(2), List.of(back), List.of()), Guard.NEW_WORK);
        scene.add(undo, Entries.numbered(1));
        Edit again = assertInstanceOf(Edit.class, undo(undo, DELETES).get(0));
        assertRestores(
                "{'workplaces':['w1'],'primary_workplace':'w1'}",
                "{'workplaces':['w0'],'primary_workplace':'w0'}",
                again);
    }

    @Test
    void aDeletionAndAReplacementHaveNoWayBack() throws Exception {
        List<PlanRow> rows = undo(
                done(
                        Edit.of(1, "ben_1", CheckRequest.delete("/benefits/{benefit}", "ben_1"))
                                .before(json("{}")),
                        Edit.of(
                                        2,
                                        "emp_2",
                                        CheckRequest.put("/employees/{employee}", "emp_2")
                                                .body(json("{}")))
                                .before(json("{}"))),
                DELETES);
        assertLeft(Kind.CONFLICT, "cannot be undone: what was deleted cannot be made again", rows.get(0));
        assertLeft(Kind.CONFLICT, "cannot be undone: there is no way back from PUT", rows.get(1));
    }
}
