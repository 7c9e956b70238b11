package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.run.RunRefused.Reason;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run did is planned back, where its records are still as it left them. */
class UndoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CheckRequest LIST = CheckRequest.get("/employees").expecting(Expected.page());
    private static final Undoing DELETES = (create, id) -> new Inverse.By(
            CheckRequest.delete("/benefits/{benefit}", id),
            CheckRequest.get("/benefits/{benefit}", id).expecting(Expected.object(id)));

    private final Scene scene = new Scene();
    private final Map<String, JsonNode> records = new TreeMap<>();

    @BeforeEach
    void server() {
        scene.world.wire.script(this::answer);
    }

    @AfterEach
    void nothingIsChangedByLooking() {
        assertTrue(scene.world.wire.lines().stream().allMatch(line -> line.startsWith("GET ")));
        scene.world.assertAtRest();
    }

    private Reply answer(Call call) {
        String target = call.request().target();
        if (target.contains("?")) {
            return Rows.page(Stream.of(target.split("[?&]"))
                    .filter(pair -> pair.startsWith("id="))
                    .map(pair -> records.get(pair.substring(3)))
                    .filter(record -> record != null)
                    .map(JsonNode::toString)
                    .toArray(String[]::new));
        }
        JsonNode record = records.get(target.substring(target.lastIndexOf('/') + 1));
        return record == null ? Rows.refused(404) : Rows.answer(200, record.toString());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void now(String id, String fields) {
        records.put(id, json(fields).put("id", id));
    }

    private static Edit change(long row, String person, String before, String body) {
        CheckRequest request = CheckRequest.patch("/employees/{employee}", person)
                .body(json(body))
                .expecting(Expected.object(person));
        return Edit.of(row, person, request).list(LIST).company("com_1").before(before == null ? null : json(before));
    }

    private static Edit create(long row) {
        return Plans.create(row, "emp_1").resource("emp_1").company("com_1");
    }

    private StoredRun done(Edit... edits) throws RunRefused, IOException {
        StoredRun run = scene.store.create(null, new Plan(Plans.header(1), List.of(edits), List.of()), Guard.NEW_WORK);
        for (Edit edit : edits) {
            scene.add(run, new Entry.Result(edit.row(), 0, Entries.done("log_1", "ben_" + edit.row()), null));
        }
        return run;
    }

    private List<PlanRow> undo(StoredRun run, Undoing how) throws RunRefused {
        return scene.world.finish(run.undo(scene.world.client, how));
    }

    private PlanRow undo(Edit... edits) throws Exception {
        List<PlanRow> rows = undo(done(edits), DELETES);
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private Edit back(Edit... edits) throws Exception {
        PlanRow row = undo(edits);
        return assertInstanceOf(Edit.class, row, row.toString());
    }

    private static void assertLeft(Kind kind, String message, PlanRow row) {
        Untouched left = assertInstanceOf(Untouched.class, row, row.toString());
        assertEquals(kind, left.outcome().kind());
        assertEquals(message, left.outcome().explanation());
        assertNull(left.source());
    }

    private static void assertRestores(String body, String before, Edit edit) {
        assertEquals(json(body), Settler.body(edit));
        assertEquals(json(before), edit.before());
    }

    // Changes.

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
        assertEquals(json("{'workplaces':[]}"), Settler.body(edit));
    }

    @Test
    void aFieldThatDiffersAndThatCheckDoesNotChangeAlongIsSomebodys() throws Exception {
        now("emp_1", "{'workplaces':['w0','w1'],'primary_workplace':'w1'}");
        Undoing how = new Undoing() {
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

    // Creates.

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
        Undoing deactivates = (create, id) -> new Inverse.By(
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

    // The run.

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
        run.purge();
        refused(Reason.PURGED, () -> run.undo(scene.world.client, DELETES));
    }
}
