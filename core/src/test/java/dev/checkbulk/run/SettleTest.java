package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.row.Keys;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that may have been executed are looked up without going on with the run. */
class SettleTest {
    private final Scene scene = new Scene();
    private StoredRun run;

    @BeforeEach
    void run() throws Exception {
        run = scene.create(1, 4);
    }

    @AfterEach
    void atRest() {
        scene.world.assertAtRest();
    }

    private Entry.Intent intent(long row) {
        Plan.Header header = Plans.header(1);
        String key = new Keys(header.baseUrl(), header.runId())
                .of(row, Plans.edit(row).request(), 0);
        return new Entry.Intent(row, 0, key, null);
    }

    private Entry opened() {
        return new Entry.Opened(
                Plans.header(1).made(),
                Scene.OWNER.host(),
                1,
                scene.world.client.keyFingerprint(Plans.header(1).runId()));
    }

    private Kind settled(Entry... entries) throws Exception {
        scene.add(run, opened());
        scene.add(run, entries);
        Shift.looking(scene, run).toItsEnd();
        assertTrue(scene.world.wire.lines().stream().allMatch(line -> line.startsWith("GET ")), "nothing is sent");
        RowState row = run.state().rows().get((int) ((Entry.OfRow) entries[0]).row() - 1);
        return row.outcome().kind();
    }

    @Test
    void whatHappenedIsDone() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "New");
        assertEquals(Kind.DONE, settled(intent(1)));
        assertEquals(List.of("GET /employees/emp_1"), scene.world.wire.lines(), "the others are left alone");
        assertEquals(
                "emp_1",
                ((Outcome.Done) run.state().rows().get(0).outcome()).response().id());
    }

    @Test
    void nothingIsLookedAtBeforeTheQuarantineIsOver() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "New");
        settled(intent(1));
        assertTrue(scene.world.time.elapsed().compareTo(Timing.CHECK.quarantine()) >= 0);
    }

    @Test
    void aCreateThatIsInTheListAndWasNotIsDoneWithItsId() throws Exception {
        String id = scene.payroll.benefit("emp_2");
        assertEquals(Kind.DONE, settled(intent(2)));
        assertEquals(
                id,
                ((Outcome.Done) run.state().rows().get(1).outcome()).response().id());
    }

    @Test
    void whatSurelyDidNotHappenIsNotApplied() throws Exception {
        assertEquals(Kind.NOT_APPLIED, settled(intent(2)));
    }

    @Test
    void anEarlierSilenceEndsToo() throws Exception {
        scene.payroll.person("emp_1");
        assertEquals(Kind.NOT_APPLIED, settled(intent(1), new Entry.Unanswered(1, 0, "BROKEN", null)));
        Entry.Unanswered stored = new Entry.Unanswered(2, 0, RowHistory.STORED, null);
        assertEquals(Kind.NOT_APPLIED, settled(intent(2), stored, intent(2)));
    }

    @Test
    void whatSomebodyChangedIsAConflict() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "Another");
        assertEquals(Kind.CONFLICT, settled(intent(1)));
    }

    @Test
    void whatCannotBeToldStaysUnknown() throws Exception {
        scene.payroll.benefit("emp_2");
        scene.payroll.benefit("emp_2");
        assertEquals(Kind.UNKNOWN, settled(intent(2)));
    }

    @Test
    void whatCannotBeSeenStaysUnknown() throws Exception {
        scene.world.wire.script(Reply.status(401, ""));
        assertEquals(Kind.UNKNOWN, settled(intent(1)));
    }

    @Test
    void whatIsSettledIsGoneOnWithAsUsual() throws Exception {
        settled(intent(2), new Entry.Unanswered(2, 0, "BROKEN", null));
        Shift shift = scene.work(run);
        assertEquals(4, shift.report().done());
        assertEquals(1, scene.payroll.effects().get("emp_2"));
    }

    @Test
    void aRunWithoutUnknownRowsIsNotEvenTakenUp() throws Exception {
        byte[] before = scene.disk.read(Scene.journal(run));
        assertTrue(run.settle(scene.client, Timing.CHECK).succeeded());
        assertEquals(before.length, scene.disk.read(Scene.journal(run)).length);
    }

    @Test
    void theRunIsGivenBack() throws Exception {
        scene.payroll.person("emp_1").put("first_name", "New");
        scene.add(run, opened(), intent(1));
        var settled = run.settle(scene.client, Timing.CHECK);
        scene.world.time.runUntilIdle();
        scene.desk.await(settled);
        assertEquals(1, run.state().counts().done());
        assertEquals(World.HERE.baseUrl().toString(), run.header().baseUrl());
        scene.close(scene.open(run));
    }
}
