package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows whose record an earlier row could not be done on. */
class BlockedRecordsTest {
    private static final Edit THIRD = Rows.change(3, "emp_1");
    private static final Edit FOURTH = Rows.change(4, "emp_1");
    private static final Edit FIFTH = Rows.change(5, "emp_1");
    private static final Outcome REFUSED = new Outcome.Refused(new CheckError(422, "x", "No.", List.of(), null));

    private final Rows rows = new Rows();

    @RegisterExtension
    final Object atRest = rows.world;

    private Skipped skipped(long row) {
        return assertInstanceOf(Skipped.class, rows.outcome(row));
    }

    @Test
    void areNotSentAndSayWhichRowIsToBlame() {
        rows.script(line -> line.startsWith("GET") ? Rows.person("emp_1", "old") : Rows.refused(422));
        rows.run(THIRD, FOURTH, FIFTH);
        String why = "an earlier row of emp_1 was refused (row 3)";
        assertEquals(new Skipped(Skipped.Reason.BLOCKED, why), skipped(4));
        assertEquals(new Skipped(Skipped.Reason.BLOCKED, why), skipped(5));
        assertEquals(1, rows.writes().size());
        assertEquals(List.of(new Entry.Result(4, 0, skipped(4), null)), rows.journal(4));
    }

    @Test
    void areNotSentAfterAConflictInAnEarlierProcess() {
        var conflict = new Skipped(Skipped.Reason.CONFLICT, "it was changed");
        rows.had(rows.intent(3, THIRD.request(), 0), new Entry.Result(3, 0, conflict, null));
        rows.world.finish(rows.start(List.of(THIRD, FOURTH), List.of(FOURTH)).report());
        assertEquals(
                "an earlier row of emp_1 ended in a conflict (row 3)",
                skipped(4).message());
        assertTrue(rows.writes().isEmpty());
    }

    @Test
    void areNotSentAfterABlockedOneInAnEarlierProcess() {
        rows.had(new Entry.Result(4, 0, new Skipped(Skipped.Reason.BLOCKED, "because"), null));
        rows.world.finish(rows.start(List.of(FOURTH, FIFTH), List.of(FIFTH)).report());
        assertEquals(Skipped.Reason.BLOCKED, skipped(5).reason());
    }

    @Test
    void rowsBeforeItAndOfOtherRecordsAreSent() {
        rows.had(new Entry.Result(4, 0, REFUSED, null));
        Edit other = Rows.change(6, "emp_2");
        rows.script(line -> Rows.answer(200, "{\"id\":\"%s\"}".formatted(line.substring(line.length() - 5))));
        rows.world.finish(
                rows.start(List.of(THIRD, FOURTH, other), List.of(THIRD, other)).report());
        assertEquals(Outcome.Kind.DONE, rows.outcome(3).kind());
        assertEquals(Outcome.Kind.DONE, rows.outcome(6).kind());
    }

    @Test
    void createsAreSent() {
        Edit create = Rows.create(4).resource(THIRD.resource());
        rows.script(line -> line.startsWith("POST") ? Rows.created("ben_1") : Rows.refused(422));
        rows.run(THIRD, create);
        assertEquals(Outcome.Kind.DONE, rows.outcome(4).kind());
    }

    @Test
    void whatMayHaveBeenExecutedIsSettledFirst() {
        rows.had(new Entry.Result(3, 0, REFUSED, null), rows.intent(4, FOURTH.request(), 0));
        rows.script(line -> Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"new\"}"));
        rows.world.finish(rows.start(List.of(THIRD, FOURTH), List.of(FOURTH)).report());
        assertEquals(Outcome.Kind.DONE, rows.outcome(4).kind());
        assertTrue(rows.writes().isEmpty());
    }
}
