package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that is gone on with under another API key: idempotency keys may count for one API key only. */
class OtherApiKeyTest {
    private static final Edit CREATE = Rows.create(1).otherwise(null);
    private static final Edit DELETE =
            Edit.of(1, "ben_1", CheckRequest.delete("/employee_benefits/{benefit}", "ben_1"));

    private final Rows rows = new Rows();

    @RegisterExtension
    final Object atRest = rows.world;

    private static Reply empty(String line) {
        return line.startsWith("POST") ? Rows.created("ben_1") : Rows.page();
    }

    /** The other row's answer tells the server's time, so that the key's age is known. */
    private Outcome runBesideAnother() {
        rows.script(line -> line.startsWith("PATCH") ? Rows.answer(200, "{\"id\":\"emp_2\"}") : empty(line));
        return rows.run(CREATE, Rows.change(2, "emp_2"));
    }

    @Test
    void withTheSameOneTheSameKeyIsSentAgain() {
        rows.had(rows.intent(1, CREATE.request(), 0));
        assertEquals(Outcome.Kind.DONE, runBesideAnother().kind());
        assertTrue(rows.writes().contains(rows.write(CREATE, CREATE.request(), 0)));
    }

    @Test
    void whatMayHaveBeenExecutedIsLookedUpAndSentUnderANewKey() {
        rows.had(rows.intent(1, CREATE.request(), 0));
        rows.resumedWith("api_key_2");
        assertEquals(Outcome.Kind.DONE, runBesideAnother().kind());
        assertFalse(rows.writes().contains(rows.write(CREATE, CREATE.request(), 0)));
        assertTrue(rows.writes().contains(rows.write(CREATE, CREATE.request(), 1)));
        assertTrue(rows.world.wire.lines().contains("GET /employee_benefits?employee=emp_1"));
    }

    @Test
    void aChangeThatIsProvenAbsentGetsANewKeyToo() {
        Edit change = Rows.change(1, "emp_1");
        rows.had(rows.intent(1, change.request(), 0));
        rows.resumedWith("api_key_2");
        rows.script(line -> Rows.answer(200, "{\"id\":\"emp_1\",\"email\":\"old\"}"));
        rows.run(change);
        assertEquals(List.of(rows.write(change, change.request(), 1)), rows.writes());
    }

    @Test
    void whatWasNotExecutedGetsANewKey() {
        rows.had(rows.intent(1, CREATE.request(), 0), new Entry.Denied(1, 0));
        rows.resumedWith("api_key_2");
        rows.script(OtherApiKeyTest::empty);
        assertEquals(Outcome.Kind.DONE, rows.run(CREATE).kind());
        assertEquals(List.of(rows.write(CREATE, CREATE.request(), 1)), rows.writes());
    }

    @Test
    void aRecordThatItCannotSeeIsNotTakenForDeleted() {
        rows.had(rows.intent(1, DELETE.request(), 0));
        rows.resumedWith("api_key_2");
        rows.script(line -> line.startsWith("GET /logs") ? Rows.page() : Rows.refused(404));
        assertEquals(Outcome.Kind.UNKNOWN, rows.run(DELETE).kind());
    }

    @Test
    void theLogTellsThatItWasDeleted() {
        rows.had(rows.intent(1, DELETE.request(), 0));
        rows.resumedWith("api_key_2");
        rows.script(line ->
                line.startsWith("GET /logs") ? Rows.page("{\"id\":\"log_7\",\"status_code\":204}") : Rows.refused(404));
        assertEquals(Outcome.Kind.DONE, rows.run(DELETE).kind());
    }

    @Test
    void withTheSameOneARecordThatIsNotThereIsDeleted() {
        rows.had(rows.intent(1, DELETE.request(), 0));
        rows.script(line -> Rows.refused(404));
        assertEquals(Outcome.Kind.DONE, rows.run(DELETE).kind());
    }
}
