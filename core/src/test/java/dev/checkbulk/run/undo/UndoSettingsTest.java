package dev.checkbulk.run.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Setting;
import dev.checkbulk.run.row.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run set is planned back: no entry can be taken away, but what it says can be what was in force before. */
class UndoSettingsTest extends Undone {
    private static final Setting DATED = new Setting(List.of("id"), "effective_start", null, null);

    private static Edit set(long row, String before, String change) {
        CheckRequest list = CheckRequest.get("/employee_tax_params/{employee}/settings", "emp_1")
                .expecting(Expected.page());
        CheckRequest request =
                CheckRequest.patch("/employee_tax_params/{employee}", "emp_1").body(DATED.body(json(change)));
        return Edit.of(row, "emp_1", request)
                .lookup(list)
                .list(CheckRequest.get("/employees"))
                .setting(DATED)
                .before(json(before));
    }

    private void shown(String... entries) {
        scene.world.wire.script(Rows.page(
                List.of(entries).stream().map(text -> json(text).toString()).toArray(String[]::new)));
    }

    private static Edit rate() {
        return set(
                1,
                "{'id':'a','value':'2','effective_start':'2026-01-01'}",
                "{'id':'a','value':'3','effective_start':'2027-01-01'}");
    }

    @Test
    void whatWasInForceBeforeIsInForceAgainFromTheSameDayAndPeopleAreTold() throws Exception {
        shown(
                "{'id':'b','value':'9','effective_start':'2027-01-01'}",
                "{'id':'a','value':'2','effective_start':'2026-01-01'}",
                "{'id':'a','value':'3','effective_start':'2027-01-01'}");
        Edit edit = back(rate());
        assertEquals(
                "[{\"id\":\"a\",\"value\":\"2\",\"effective_start\":\"2027-01-01\"}]",
                edit.request().body());
        assertEquals(json("{'id':'a','value':'3','effective_start':'2027-01-01'}"), edit.before());
        assertEquals(
                List.of(
                        "a setting cannot be taken away: the one from 2027-01-01 stays, and says again what held before it"),
                edit.warnings());
        assertEquals(List.of("GET /employee_tax_params/emp_1/settings"), scene.world.wire.lines());
    }

    @Test
    void anEntryThatWasOverwrittenIsAsItWas() throws Exception {
        shown("{'id':'a','value':'3','applied_for':false}");
        Edit edit = back(set(1, "{'id':'a','value':null,'applied_for':true}", "{'id':'a','value':'3'}"));
        assertRestores(
                "{'id':'a','value':null,'applied_for':true}", "{'id':'a','value':'3','applied_for':false}", edit);
        assertEquals(List.of(), edit.warnings());
    }

    @Test
    void whereNothingWasSetThereIsNoWayBack() throws Exception {
        String none = "cannot be undone: nothing was set before, and what is set cannot be taken away";
        Edit unset = set(
                1,
                "{'id':null,'value':null,'effective_start':null}",
                "{'id':'a','value':'3','effective_start':'2027-01-01'}");
        Edit empty = set(
                2,
                "{'id':'b','value':null,'applied_for':false}",
                "{'id':'b','value':'3','effective_start':'2027-01-01'}");
        List<PlanRow> rows = undo(done(unset, empty), DELETES);
        rows.forEach(row -> assertLeft(Kind.CONFLICT, none, row));
        assertEquals(2, rows.size());
        assertEquals(List.of(), scene.world.wire.lines());
    }

    @Test
    void aValueThatCheckDoesNotShowCannotComeBack() throws Exception {
        assertLeft(
                Kind.CONFLICT,
                "cannot be undone: Check does not show what was there before (value)",
                undo(set(1, "{'id':'a','applied_for':true}", "{'id':'a','value':'3','applied_for':false}")));
    }

    @Test
    void whatSomebodySetSinceIsKept() throws Exception {
        shown("{'id':'a','value':'4','effective_start':'2027-01-01'}");
        assertLeft(Kind.CONFLICT, "kept: value changed since", undo(rate()));
    }

    @Test
    void whatSaysAgainWhatHeldBeforeIsLeftAlone() throws Exception {
        shown("{'id':'a','value':'2.0','effective_start':'2027-01-01'}");
        assertLeft(Kind.ALREADY, "it is as it was before", undo(rate()));
    }

    @Test
    void anEntryThatIsNotShownIsNotTakenForOneThatIsBack() throws Exception {
        shown("{'id':'a','value':'2','effective_start':'2026-01-01'}");
        assertLeft(Kind.CONFLICT, "cannot be undone: Check does not show what was set", undo(rate()));
    }

    @Test
    void anElectionThatWasPostedStays() throws Exception {
        Edit posted =
                rate().sending(CheckRequest.post("/x").body(rate().request().json()), null);
        assertLeft(Kind.CONFLICT, "cannot be undone: what was added here cannot be taken away", undo(posted));
    }

    @Test
    void aLaterRowThatFoundWhatAnEarlierOneSetGoesBackToWhatWasBeforeBoth() throws Exception {
        shown(
                "{'id':'a','value':'3','effective_start':'2027-01-01'}",
                "{'id':'a','value':'4','effective_start':'2027-06-01'}");
        Edit later = set(
                2,
                "{'id':'a','value':'3','effective_start':'2027-01-01'}",
                "{'id':'a','value':'4','effective_start':'2027-06-01'}");
        List<PlanRow> rows = undo(done(rate(), later), DELETES);
        assertEquals(2, rows.size());
        assertRestores(
                "{'id':'a','value':'2','effective_start':'2027-01-01'}",
                "{'id':'a','value':'3','effective_start':'2027-01-01'}",
                assertInstanceOf(Edit.class, rows.get(0)));
        assertRestores(
                "{'id':'a','value':'2','effective_start':'2027-06-01'}",
                "{'id':'a','value':'4','effective_start':'2027-06-01'}",
                assertInstanceOf(Edit.class, rows.get(1)));
    }
}
