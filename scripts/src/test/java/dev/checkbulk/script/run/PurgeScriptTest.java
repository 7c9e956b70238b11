package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a purge by the real script leaves in each byte of a run's folder. */
class PurgeScriptTest extends ScriptTest {
    /** In every value that a file or a server gives; nothing of the project's has it. */
    private static final String MARK = "mArk4711";

    private final Vertx server = Vertx.vertx();
    private final MarkedCheck check = MarkedCheck.start(server, MARK);

    @AfterEach
    void end() {
        get(server.close());
    }

    private Jbang command(String... words) {
        return atHome(words)
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", check.baseUrl())
                .with("CHECKBULK_QUARANTINE_MS", "100")
                .with("CHECKBULK_USER", "dana\u001b[31m");
    }

    private JsonNode json(String... words) throws IOException {
        Jbang.Ended ended = command(words).end();
        return new ObjectMapper().readTree(ended.out());
    }

    private Path undoDir() {
        return folder.resolve("undo");
    }

    /** A run with a row of each kind of end, its undo with one that it keeps, and files that a crash could leave. */
    private void runAndUndo() throws IOException {
        Path people = Files.createDirectory(folder.resolve("from " + MARK)).resolve("people.csv");
        Files.writeString(people, """
                id,last_name,metadata.MARK é,metadata.api_key,expect.first_name
                emp_1,"MARK ""new"" é&/1",MARK ü,MARK secret,MARK first_name 1
                emp_2,MARK new 2,MARK,MARK secret,
                emp_3,MARK new 3,MARK,,MARK somebody else
                emp_4,MARK last_name 4,,,
                emp_5,MARK new 5,MARK,,
                emp_6,MARK new 6,MARK,,
                MARK,MARK new 7,,,
                """.replace("MARK", MARK));
        String run = runDir().toString();
        Jbang.Ended ended = command(
                        "update",
                        "employees",
                        people.toString(),
                        "--blank=keep",
                        "--skip-invalid",
                        "--yes",
                        "--run-dir",
                        run)
                .end();
        assertExit(10, ended);
        assertExit(0, command("report", run, "--for", "ticket").end());
        check.change("emp_6", "last_name");
        assertExit(
                10,
                command("undo", run, "--yes", "--run-dir", undoDir().toString()).end());
        for (Path of : List.of(runDir(), undoDir())) {
            for (String name : List.of(
                    ".plan.jsonl.tmp",
                    ".journal.jsonl.tmp",
                    "results.csv.part",
                    "report.html.4711.part",
                    "failed.csv.part")) {
                Files.writeString(of.resolve(name), MARK);
            }
        }
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void h4NoByteOfAPurgedRunIsAnybodys() throws IOException {
        runAndUndo();
        for (String name :
                List.of("plan.jsonl", "journal.jsonl", "results.csv", "failed.csv", "report.html (base64, gzip)")) {
            assertTrue(
                    Traces.of(runDir(), MARK).stream().anyMatch(trace -> trace.startsWith(name)),
                    () -> name + " has the mark before: " + Traces.of(runDir(), MARK));
        }
        assertTrue(Traces.of(undoDir(), MARK).size() > 4, "and so has the undo");
        JsonNode before = json("runs", "show", runDir().toString(), "--json").path("counts");
        JsonNode undoBefore = json("runs", "show", undoDir().toString(), "--json");
        String text = command("runs", "show", undoDir().toString()).end().out();
        assertTrue(text.contains("1 kept."), text);

        Jbang.Ended purged =
                command("purge", runDir().toString(), undoDir().toString()).end();
        assertExit(0, purged);

        for (Path of : List.of(runDir(), undoDir())) {
            assertEquals(List.of(), Traces.of(of, MARK));
        }
        assertEquals(List.of(".lock", "ended", "journal.jsonl", "plan.jsonl", "results.csv", "undo"), names(runDir()));
        JsonNode shown = json("runs", "show", runDir().toString(), "--json");
        assertEquals(before, shown.path("counts"), "how its rows ended stays");
        assertEquals(
                undoBefore.path("counts"),
                json("status", undoDir().toString(), "--json").path("counts"));
        String undone = command("runs", "show", undoDir().toString()).end().out();
        assertTrue(undone.contains("1 kept."), undone);
        String results = left("results.csv");
        assertTrue(
                results.startsWith("row,id,outcome,status,error_type,message,field_errors,log_id,record\r\n"), results);
        assertTrue(results.contains("1,emp_1,done,200,,,,log_"), results);
        assertTrue(results.contains("2,emp_2,refused,422,,422,,,"), results);
        assertTrue(results.contains("3,emp_3,conflict,,,,,,"), results);
        assertTrue(results.contains("7,,refused,404,,404,,,"), results);
        assertTrue(left("plan.jsonl").contains("\"name\":\"people.csv\""), "the name of the file stays");

        saysByWhomAndWhen(shown);
        assertReportOfPurged();
    }

    private void saysByWhomAndWhen(JsonNode shown) throws IOException {
        assertEquals("purged", shown.path("state").asText());
        assertEquals("dana\u001b[31m", shown.path("purged_by").asText());
        String at = shown.path("purged_at").asText();
        assertTrue(at.matches("20[0-9]{2}-[0-9T:.-]+Z"), at);
        assertTrue(shown.path("retry").isNull() && shown.path("resume").isNull(), shown::toString);
        for (String[] words :
                new String[][] {{"runs"}, {"runs", "show", runDir().toString()}, {"status", runDir().toString()}}) {
            String out = command(words).end().out();
            assertTrue(out.contains("purged by dana"), out);
            assertTrue(out.matches("(?s).* on 20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9:]{5} \\S+.*"), out);
            assertFalse(out.contains("\u001b"), "a name is text");
            assertFalse(out.contains("retry"), out);
        }
        JsonNode all = json("runs", "list", "--json");
        assertEquals(2, all.size());
        all.forEach(run ->
                assertEquals(at.substring(0, 10), run.path("purged_at").asText().substring(0, 10)));
    }

    /** A report of what is left says so, and the next purge takes it and changes nothing else. */
    private void assertReportOfPurged() throws IOException {
        assertExit(0, command("report", runDir().toString()).end());
        assertTrue(left("report.html").contains("data was purged by dana"), left("report.html"));
        assertExit(0, command("report", runDir().toString(), "--for", "ticket").end());
        assertTrue(left("report-ticket.html").contains("data was purged on 20"));
        assertFalse(left("report-ticket.html").contains("dana"));
        assertEquals(List.of(), Traces.of(runDir(), MARK));
        String plan = left("plan.jsonl");
        String results = left("results.csv");
        assertExit(
                0,
                command("purge", runDir().toString())
                        .with("CHECKBULK_USER", "later")
                        .end());
        assertEquals(plan, left("plan.jsonl"));
        assertEquals(results, left("results.csv"));
        assertExit(13, command("undo", undoDir().toString(), "--yes").end());
    }
}
