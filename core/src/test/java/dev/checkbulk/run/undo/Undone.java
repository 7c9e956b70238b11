package dev.checkbulk.run.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.Scene;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.row.Rows;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a run did, and records as a server shows them now, for the plans of its undo. */
public abstract class Undone {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final CheckRequest LIST = CheckRequest.get("/employees").expecting(Expected.page());
    static final UndoRules DELETES = (create, id) -> new Inverse.By(
            CheckRequest.delete("/benefits/{benefit}", id),
            CheckRequest.get("/benefits/{benefit}", id).expecting(Expected.object(id)));

    final Scene scene = new Scene();
    final Map<String, JsonNode> records = new TreeMap<>();

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

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void now(String id, String fields) {
        records.put(id, json(fields).put("id", id));
    }

    static Edit change(long row, String person, String before, String body) {
        CheckRequest request = CheckRequest.patch("/employees/{employee}", person)
                .body(json(body))
                .expecting(Expected.object(person));
        return Edit.of(row, person, request).list(LIST).company("com_1").before(before == null ? null : json(before));
    }

    static Edit create(long row) {
        return Plans.create(row, "emp_1").resource("emp_1").company("com_1");
    }

    StoredRun done(Edit... edits) throws RunRefused, IOException {
        StoredRun run = scene.store.create(null, new Plan(Plans.header(1), List.of(edits), List.of()), Guard.NEW_WORK);
        for (Edit edit : edits) {
            scene.add(run, new Entry.Result(edit.row(), 0, Entries.done("log_1", "ben_" + edit.row()), null));
        }
        return run;
    }

    List<PlanRow> undo(StoredRun run, UndoRules how) throws RunRefused {
        return scene.world.finish(run.undo(scene.world.client, how));
    }

    PlanRow undo(Edit... edits) throws Exception {
        List<PlanRow> rows = undo(done(edits), DELETES);
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    Edit back(Edit... edits) throws Exception {
        PlanRow row = undo(edits);
        return assertInstanceOf(Edit.class, row, row.toString());
    }

    static void assertLeft(Kind kind, String message, PlanRow row) {
        Untouched left = assertInstanceOf(Untouched.class, row, row.toString());
        assertEquals(kind, left.outcome().kind());
        assertEquals(message, left.outcome().explanation());
        assertNull(left.source());
    }

    static void assertRestores(String body, String before, Edit edit) {
        assertEquals(json(body), edit.sent());
        assertEquals(json(before), edit.before());
    }
}
