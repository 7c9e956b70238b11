package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old a key is, and what a resumed run does when that counts. */
class KeyAgeTest {
    private static final Edit CREATE = Rows.create(1).otherwise(null);

    private final Rows rows = new Rows();
    private final World world = rows.world;

    @RegisterExtension
    final Object atRest = rows.world;

    private void serverAnswers() {
        rows.script(line -> Rows.answer(200, "{}"));
        world.send(World.read());
    }

    @Test
    void ofAnEarlierProcessIsUnknownBeforeAnAnswerTellsTheServersTime() {
        KeyAge age = new KeyAge(world.client, Rows.BEGAN);
        assertEquals(Optional.empty(), age.now());
        serverAnswers();
        assertEquals(Optional.of(Duration.ofHours(1).plusMillis(100)), age.now());
    }

    @Test
    void ofAnUndatedSendOfAnEarlierProcessStaysUnknown() {
        KeyAge age = new KeyAge(world.client, null);
        serverAnswers();
        assertNotNull(age.send());
        assertEquals(Optional.empty(), age.now());
    }

    @Test
    void ofASendThatLiesInTheFutureIsUnknown() {
        KeyAge age = new KeyAge(world.client, Rows.BEGAN.plus(Duration.ofHours(20)));
        serverAnswers();
        assertEquals(Optional.empty(), age.now());
    }

    @Test
    void ofThisProcessesUndatedSendIsWhatHasPassedHere() {
        KeyAge age = new KeyAge(world.client);
        assertNull(age.send());
        world.time.advance(Duration.ofHours(3));
        assertEquals(Optional.of(Duration.ofHours(3)), age.now());
    }

    @Test
    void intentsHaveTheServersTimeOrNone() {
        rows.script(line -> line.startsWith("POST") ? Rows.created("ben_1") : Rows.page());
        Edit second = Rows.create(2).otherwise(null).resource("emp_1");
        rows.run(CREATE.resource("emp_1"), second);
        assertNull(((Entry.Intent) rows.journal(1).get(0)).at());
        Instant at = ((Entry.Intent) rows.journal(2).get(0)).at();
        assertEquals(
                Rows.BEGAN.plus(Duration.ofHours(1)), at == null ? null : at.minusMillis(at.toEpochMilli() % 1_000));
    }

    /** Our clock says 09:00 on the day of the first send; the server's dates say what they say. */
    private List<String> resumedAt(String date) {
        rows.had(rows.intent(1, CREATE.request(), 0));
        world.wire.script(call -> Reply.status(
                call.line().startsWith("POST") ? 201 : 200,
                call.line().startsWith("POST")
                        ? "{\"id\":\"ben_1\"}"
                        : "{\"next\":null,\"results\":[" + list(call.line()) + "]}",
                "X-Request-Log-Id",
                "log_1",
                "Date",
                date));
        rows.run(CREATE);
        return rows.world.wire.lines();
    }

    /** An equal record that was there before, so that the look alone decides nothing. */
    private static String list(String line) {
        return line.startsWith("GET /logs") ? "" : Rows.benefit("ben_0");
    }

    @Test
    void aCreateThatMayHaveBeenExecutedIsLookedUpFirstWhichTellsTheTime() {
        List<String> lines = resumedAt("Tue, 03 Mar 2026 06:30:00 GMT");
        assertEquals("GET /logs", lines.get(0).substring(0, 9));
        assertEquals("POST /benefits", lines.get(lines.size() - 1), "22.5 h old, and the look was unclear");
        assertEquals(List.of(rows.write(CREATE, CREATE.request(), 0)), rows.writes());
    }

    @Test
    void oneLookTellsTheTimeForAllRowsThatWaitForIt() {
        ClockProbe dating = new ClockProbe();
        List<String> told = new ArrayList<>();
        assertFalse(dating.isLooking(), "the first looks");
        assertTrue(dating.isLooking());
        dating.await(() -> told.add("second"));
        assertTrue(dating.isLooking());
        dating.await(() -> told.add("third"));
        assertEquals(List.of(), told);
        dating.ended();
        assertEquals(List.of("second", "third"), told);
        assertFalse(dating.isLooking(), "the next one looks");
    }

    @Test
    void p14_aKeyThatIsTooOldByTheServersClockIsNotSentAgain() {
        resumedAt("Tue, 03 Mar 2026 08:30:00 GMT");
        assertEquals(List.of(), rows.writes());
        assertEquals(Outcome.Kind.UNKNOWN, rows.outcome(1).kind());
    }
}
