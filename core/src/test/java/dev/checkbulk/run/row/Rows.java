package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.look.IntentGate;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.testing.DiskThread;
import dev.checkbulk.testing.Journals;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import dev.checkbulk.testing.SimulatedDisk;
import dev.checkbulk.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows of a run on virtual time, against a scripted server that Check would recognise, with a journal on a simulated disk. */
public final class Rows {
    static final String RUN = "00112233445566778899aabbccddeeff";
    static final String API_KEY = "api_key_1";
    static final Instant BEGAN = Instant.parse("2026-03-02T08:00:00Z");

    public final World world;
    final SimulatedDisk disk = new SimulatedDisk();
    final Keys keys = new Keys(World.HERE.baseUrl().toString(), RUN);
    final UnconfirmedRows unconfirmed = new UnconfirmedRows();
    final RowStages stages = new RowStages();
    private final List<Entry> past = new ArrayList<>();
    private final Map<Long, Outcome> outcomes = new TreeMap<>();
    private String apiKey = API_KEY;

    public Rows() {
        this(new World());
    }

    public Rows(World world) {
        this.world = world;
    }

    /** The journal has these, written with {@link #API_KEY}. */
    public void had(Entry... entries) {
        past.add(new Entry.Opened(BEGAN, "host", 1, API_KEY));
        past.addAll(List.of(entries));
    }

    /** A row's request was about to be sent an hour before this process begins. */
    public Entry.Intent intent(long row, CheckRequest request, int generation) {
        return new Entry.Intent(row, generation, keys.of(row, request, generation), BEGAN);
    }

    void resumedWith(String otherApiKey) {
        apiKey = otherApiKey;
    }

    /** Answers each request with what the function says of its method and target. */
    public void script(Function<String, Reply> answers) {
        world.wire.script((Call call) -> answers.apply(call.line()));
    }

    /** Runs the rows until nothing is left to happen; the others of the plan have ended before. */
    public Outcome run(Edit edit, Edit... others) {
        List<Edit> edits = new ArrayList<>(List.of(edit));
        edits.addAll(List.of(others));
        BatchRun run = start(edits, edits);
        world.finish(run.report());
        return outcomes.get(edit.row());
    }

    public BatchRun start(List<Edit> plan, List<Edit> open) {
        try {
            disk.createFolder(Journals.FILE.getParent());
            Journal journal = Journals.open(disk, world.time, new DiskThread(world.time, () -> Journals.LATENCY));
            RunContext shared = new RunContext(
                    journal, keys, Timing.CHECK, new IntentGate(world.time), apiKey, Map.of(), unconfirmed, stages);
            DurableOperation durable = new DurableOperation(
                    shared, RowMemory.of(plan, JournalIndex.of(past), keys), JournalIndex.of(past));
            return new Batch(world.client.deadline(Duration.ofSeconds(65)))
                    .window(5_000)
                    .start(
                            Source.of(open),
                            durable,
                            ResultSink.of(result -> outcomes.put(result.item().row(), result.outcome())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome outcome(long row) {
        return outcomes.get(row);
    }

    /** What this process wrote down of a row. */
    public List<Entry> journal(long row) {
        try {
            return Journals.contents(disk).entries().stream()
                    .filter(entry -> entry instanceof Entry.OfRow of && of.row() == row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The writes that the server got: method, target and key. */
    public List<String> writes() {
        return world.wire.calls().stream()
                .filter(call -> !call.request().method().equals("GET"))
                .map(call -> call.line() + " " + call.header("X-Idempotency-Key"))
                .toList();
    }

    /** A write as {@link #writes} tells it. */
    String write(Edit edit, CheckRequest request, int generation) {
        return request.method() + " " + request.target() + " " + keys.of(edit.row(), request, generation);
    }

    /** A create with two paths, whose list is read to look it up. */
    static Edit create(long row) {
        return Edit.of(row, "emp_1", post("/benefits"))
                .otherwise(post("/employee_benefits"))
                .lookup(CheckRequest.get("/employee_benefits")
                        .query("employee", "emp_1")
                        .expecting(Expected.page()));
    }

    static CheckRequest post(String path) {
        return CheckRequest.post(path)
                .body(Map.of("employee", "emp_1", "amount", "5.00"))
                .expecting(Expected.created());
    }

    /** A change of one person's e-mail address from {@code old} to {@code new}. */
    public static Edit change(long row, String employee) {
        CheckRequest request = CheckRequest.patch("/employees/{employee}", employee)
                .body(Map.of("email", "new"))
                .expecting(Expected.object(employee));
        return Edit.of(row, employee, request)
                .before(JsonNodeFactory.instance.objectNode().put("email", "old"));
    }

    /** The same, planned without a look at what is there: nothing is read before it is sent. */
    public static Edit unread(long row, String employee) {
        return change(row, employee).before(null);
    }

    /** An answer of Check's, dated an hour after {@link #BEGAN}. */
    public static Reply answer(int status, String body) {
        return Reply.status(status, body, "X-Request-Log-Id", "log_1", "Date", "Mon, 02 Mar 2026 09:00:00 GMT");
    }

    static Reply created(String id) {
        return answer(201, "{\"id\":\"%s\"}".formatted(id));
    }

    public static Reply page(String... objects) {
        return answer(200, "{\"next\":null,\"results\":[%s]}".formatted(String.join(",", objects)));
    }

    /** A record as {@link #create} makes it. */
    static String benefit(String id) {
        return "{\"id\":\"%s\",\"employee\":\"emp_1\",\"amount\":\"5.00\"}".formatted(id);
    }

    /** A person with this e-mail address. */
    public static Reply person(String id, String email) {
        return answer(200, "{\"id\":\"%s\",\"email\":\"%s\"}".formatted(id, email));
    }

    public static Reply refused(int status) {
        return answer(status, "{\"error\":{\"type\":\"validation_error\",\"message\":\"No.\"}}");
    }

    static Reply wrongPath() {
        return answer(302, "");
    }
}
