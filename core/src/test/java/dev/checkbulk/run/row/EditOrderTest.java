package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.plan.AllOrNone;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of the input that take several steps. */
class EditOrderTest {
    private static final Edit CREATE = Rows.create(1);
    private static final Edit CHANGE = Rows.change(2, "emp_1").ofInput(1);
    private static final Edit NEXT_ROW = Rows.change(3, "emp_2").ofInput(2);
    private static final Outcome REFUSED = new Outcome.Refused(new CheckError(422, "x", "No.", List.of(), null));

    private final Rows rows = new Rows();

    @RegisterExtension
    final Object atRest = rows.world;

    private Reply answer(String line) {
        return line.startsWith("POST")
                ? Rows.created("ben_1")
                : line.startsWith("GET /benefits") || line.startsWith("GET /employee_benefits")
                        ? Rows.page()
                        : Rows.person(line.endsWith("emp_1") ? "emp_1" : "emp_2", "old");
    }

    @Test
    void areTakenInTheirOrder() {
        rows.script(this::answer);
        rows.run(CREATE, CHANGE, NEXT_ROW);
        assertEquals(Outcome.Kind.DONE, rows.outcome(1).kind());
        List<String> writes = rows.writes();
        int create = indexOf(writes, "POST");
        int change = indexOf(writes, "emp_1");
        assertTrue(create >= 0 && create < change, writes::toString);
    }

    private static int indexOf(List<String> writes, String part) {
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void areBlockedBehindOneThatFailedAlsoWhenTheyCreate() {
        Edit first = Rows.change(1, "emp_1");
        Edit create = Rows.create(2).ofInput(1);
        rows.script(line -> line.startsWith("PATCH") ? Rows.refused(422) : answer(line));
        rows.run(first, create, NEXT_ROW);
        Skipped skipped = assertInstanceOf(Skipped.class, rows.outcome(2));
        assertEquals(new Skipped(Reason.BLOCKED, "an earlier step of this row was refused"), skipped);
        assertEquals(
                0,
                rows.writes().stream().filter(line -> line.startsWith("POST")).count());
    }

    @Test
    void areBlockedBehindOneThatFailedInAnEarlierProcess() {
        rows.had(new Entry.Result(1, 0, REFUSED, null));
        rows.script(this::answer);
        rows.world.finish(rows.start(List.of(CREATE, CHANGE), List.of(CHANGE)).report());
        assertEquals(
                Reason.BLOCKED, assertInstanceOf(Skipped.class, rows.outcome(2)).reason());
    }

    @Test
    void thoseOfOneRowAndOfItsRecordsNeverRunSideBySide() {
        Edit other = Rows.change(4, "emp_1").ofInput(4);
        Edit alone = Rows.change(5, "emp_9").ofInput(5);
        Edit create = Rows.create(6).ofInput(6);
        EditOrder steps = new EditOrder(List.of(CREATE, CHANGE, NEXT_ROW, other, alone, create));
        assertEquals(steps.key(CREATE), steps.key(CHANGE));
        assertEquals(steps.key(CREATE), steps.key(other));
        assertNotEquals(steps.key(CREATE), steps.key(NEXT_ROW));
        assertEquals(alone.resource(), steps.key(alone));
        assertNull(steps.key(create));
    }

    @Test
    void manyRowsThatShareARecordHaveOneKey() {
        List<Edit> edits = new ArrayList<>();
        for (int row = 1; row <= 20_000; row++) {
            edits.add(Rows.change(2L * row - 1, "emp_all").ofInput(row));
            edits.add(Rows.change(2L * row, "emp_" + row).ofInput(row));
        }
        EditOrder steps = new EditOrder(edits);
        assertEquals(1, edits.stream().map(steps::key).distinct().count());
    }

    @Test
    void ofAPlanAreNumbered() {
        Edit second = Rows.change(1, "emp_1");
        Untouched third = new Untouched(2, "emp_2", new Skipped(Reason.ALREADY, "so"), null, null);
        Plan plan = Plan.of(Plans.of(1, 1).header(), List.of(CREATE, second, third));
        List<PlanRow> inOrder = new ArrayList<>();
        plan.inOrder().forEach(inOrder::add);
        assertEquals(List.of(CREATE, second.at(2), third.at(3)), inOrder);
        assertEquals(List.of(1L, 1L, 2L), inOrder.stream().map(PlanRow::input).toList());
    }

    @Test
    void surviveTheFile() throws Exception {
        Plan plan = Plan.of(Plans.of(1, 1).header(), List.of(CREATE, Rows.change(1, "emp_1")));
        assertEquals(plan, PlanFile.read(PlanFile.write(plan)).plan());
    }

    @Test
    void noneIsTakenWhenOneCannotBe() {
        Edit second = Rows.change(1, "emp_1");
        Untouched gone = new Untouched(2, "emp_2", REFUSED, null, null);
        Edit behind = Rows.change(2, "emp_3");
        Edit whole = Rows.change(3, "emp_4");
        List<PlanRow> rows = AllOrNone.of(List.of(CREATE, second, gone, behind, whole));
        assertEquals(CREATE, rows.get(0));
        assertEquals(second, rows.get(1));
        assertEquals(gone, rows.get(2));
        Untouched blocked = assertInstanceOf(Untouched.class, rows.get(3));
        assertEquals(new Skipped(Reason.BLOCKED, "another step of this row cannot be: 422: No."), blocked.outcome());
        assertEquals(whole, rows.get(4));
    }

    private static RowState state(long row, long input, Outcome outcome, boolean ended) {
        return new RowState(
                row,
                input,
                "emp_1",
                outcome,
                ended,
                Rows.change(1, "emp_1").request().json());
    }

    @Test
    void ofARowStandAsTheWorstOfThem() {
        Outcome done = new Outcome.Done(new CheckResponse(
                201, null, JsonNodeFactory.instance.objectNode().put("id", "ben_1")));
        Outcome already = new Skipped(Reason.ALREADY, "so");
        List<RowState> merged = RowState.ofInput(List.of(
                state(1, 1, done, true),
                state(2, 1, REFUSED, true),
                state(3, 2, already, true),
                state(4, 2, done, true),
                state(5, 3, REFUSED, true),
                state(6, 3, new Skipped(Reason.BLOCKED, "because"), true),
                state(7, 4, already, true)));
        assertEquals(
                List.of(Outcome.Kind.REFUSED, Outcome.Kind.DONE, Outcome.Kind.REFUSED, Outcome.Kind.ALREADY),
                merged.stream().map(row -> row.outcome().kind()).toList());
        assertEquals(
                LongStream.rangeClosed(1, 4).boxed().toList(),
                merged.stream().map(RowState::row).toList());
        assertEquals("422: No.; step 2 of 2, 1 done", merged.get(0).outcome().explanation());
        assertNull(merged.get(0).source(), "given back as it is, it would do again what is done");
        assertEquals("422: No.", merged.get(2).outcome().explanation());
    }
}
