package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Setting;
import dev.checkbulk.run.undo.Undone;
import dev.checkbulk.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A setting is looked at before it is sent, and looked up when its answer is lost, as a record is. */
class SettingsRunTest {
    private static final Setting PARAM = new Setting(List.of("id"), "effective_start", null, null);

    private final Rows rows = new Rows();
    private String now = entry("a", "2", "2026-01-01");

    @RegisterExtension
    final Object atRest = rows.world;

    private static String entry(String id, String value, String day) {
        return "{\"id\":\"%s\",\"value\":\"%s\",\"effective_start\":\"%s\"}".formatted(id, value, day);
    }

    private static Edit set(long row, String id, String before, String day) {
        return Edit.of(
                        row,
                        "emp_1",
                        CheckRequest.patch("/employee_tax_params/{employee}", "emp_1")
                                .body(PARAM.body(Undone.json(entry(id, "3", day)))))
                .lookup(CheckRequest.get("/employee_tax_params/{employee}/settings", "emp_1")
                        .query("as_of", day)
                        .expecting(Expected.page()))
                .list(CheckRequest.get("/employees").expecting(Expected.page()))
                .setting(PARAM)
                .before(Undone.json(before));
    }

    private static Edit rate() {
        return set(1, "a", entry("a", "2", "2026-01-01"), "2027-01-01");
    }

    /** The list shows what is there; a change is answered so. */
    private void serve(Reply change, String after) {
        rows.script(line -> {
            if (line.startsWith("GET /employee_tax_params/emp_1/settings")) {
                return Rows.page(now);
            } else if (line.startsWith("GET /logs")) {
                return Rows.page();
            }
            now = after;
            return change;
        });
    }

    @Test
    void whatIsAsItWasPlannedForIsSentAfterOneReadOfItsList() {
        serve(Rows.page(), entry("a", "3", "2027-01-01"));
        assertEquals(Kind.DONE, rows.run(rate()).kind());
        assertEquals(
                List.of("GET /employee_tax_params/emp_1/settings?as_of=2027-01-01", "PATCH /employee_tax_params/emp_1"),
                rows.world.wire.lines());
    }

    @Test
    void whatSomebodySetSinceThePlanIsNotOverwritten() {
        now = entry("a", "4", "2027-01-01");
        serve(Rows.page(), now);
        assertEquals(
                new Skipped(Skipped.Reason.CONFLICT, "it has changed since the plan was made: value, effective_start"),
                rows.run(rate()));
        assertEquals(List.of(), rows.writes());
    }

    @Test
    void whatIsSetSoAlreadyIsNotSent() {
        now = entry("a", "3.00", "2027-01-01");
        serve(Rows.page(), now);
        assertEquals(Kind.ALREADY, rows.run(rate()).kind());
    }

    @Test
    void theEntryMayBeOnALaterPage() {
        rows.script(line -> line.contains("cursor")
                ? Rows.page(entry("a", "4", "2027-01-01"))
                : Rows.answer(
                        200,
                        "{\"next\":\"http://127.0.0.1:8080/employee_tax_params/emp_1/settings?cursor=2\","
                                + "\"results\":[" + now + "]}"));
        assertEquals(Kind.CONFLICT, rows.run(rate()).kind());
    }

    @Test
    void aChangeWhoseAnswerIsLostIsSeenInTheListAndNotSentAgain() {
        serve(Reply.broken(), entry("a", "3", "2027-01-01"));
        assertInstanceOf(Outcome.Done.class, rows.run(rate()));
        assertEquals(1, rows.writes().size());
    }

    @Test
    void aChangeThatDidNothingIsSentAgain() {
        boolean[] lost = {false};
        rows.script(line -> {
            if (line.startsWith("GET")) {
                return Rows.page(now);
            } else if (!lost[0]) {
                lost[0] = true;
                return Reply.broken();
            }
            now = entry("a", "3", "2027-01-01");
            return Rows.page();
        });
        assertEquals(Kind.DONE, rows.run(rate()).kind());
        assertEquals(2, rows.writes().size());
    }

    @Test
    void rowsOfOneOwnerAreNotTakenForEachOther() {
        rows.script(line -> line.startsWith("GET")
                ? Rows.page(entry("a", "2", "2026-01-01"), entry("b", "7", "2026-01-01"))
                : Rows.page());
        Edit other = set(2, "b", entry("b", "7", "2026-01-01"), "2027-01-01");
        rows.run(rate(), other);
        assertEquals(
                List.of(Kind.DONE, Kind.DONE),
                List.of(rows.outcome(1).kind(), rows.outcome(2).kind()));
    }
}
