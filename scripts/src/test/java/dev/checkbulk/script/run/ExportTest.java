package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.text.Formulas;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ExportTest extends ScriptTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Standin standin(int employees) {
        Standin standin = standin(StandinSettings.defaults().withPerSecond(1_000));
        for (int n = 1; n <= employees; n++) {
            standin.records().mentionEmployee("emp_" + n, "wrk_1");
        }
        return standin;
    }

    private static void change(Standin standin, String id, String fields) {
        try {
            standin.records().change(id, (ObjectNode) JSON.readTree(fields.replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CSVRecord> csv(String text) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private static List<String> ids(String jsonLines) {
        return jsonLines
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line).path("id").asText();
                    } catch (IOException e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .toList();
    }

    private static void says(Jbang.Ended ended, String text) {
        assertTrue(ended.err().contains(text), () -> "\"" + text + "\" is not in\n" + ended);
    }

    /** Besides the home, in which the machine's budget is. */
    private List<String> exported() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("home"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void csvHasAllThatCheckSends() throws IOException {
        Standin standin = standin(2);
        standin.records().mentionWorkplace("wrk_2");
        change(standin, "emp_1", """
                {'last_name':'Ünal, "Jo"','residence':{'line1':'1 Main St','city':'Lima','state':'OH'},
                 'workplaces':['wrk_1','wrk_2'],'metadata':{'team':'blue','badge':'7'},'dob':'1980-02-29',
                 'onboard':{'status':'completed','blocking_steps':[]},'score':5.50,
                 'forms':[{'id':'frm_1','n':2}]}
                """.replace("\"Jo\"", "\\\"Jo\\\""));
        change(standin, "emp_2", "{'onboard':null,'metadata':{'a':'x'}}");
        Jbang.Ended ended = withKey(standin, "export", "employees", "--company", "com_rehearsal", "--all-fields")
                .end();
        assertExit(0, ended);
        String header = ended.out().lines().findFirst().orElseThrow();
        assertTrue(header.startsWith("id,company,first_name,"), header);
        assertTrue(header.endsWith(",metadata.a,metadata.badge,metadata.team,onboard,score,forms"), header);
        List<CSVRecord> records = csv(ended.out());
        CSVRecord one = records.get(records.get(0).get("id").equals("emp_1") ? 0 : 1);
        assertEquals("Ünal, \"Jo\"", one.get("last_name"));
        assertEquals("Lima", one.get("residence.city"));
        assertEquals("", one.get("residence.country"));
        assertEquals("wrk_1;wrk_2", one.get("workplaces"));
        assertEquals("7", one.get("metadata.badge"));
        assertEquals("{\"status\":\"completed\",\"blocking_steps\":[]}", one.get("onboard"));
        assertEquals("5.50", one.get("score"));
        assertEquals("[{\"id\":\"frm_1\",\"n\":2}]", one.get("forms"));
        assertEquals("true", one.get("active"));
        assertEquals("", one.get("termination_date"));
        says(ended, "Exported 2 employees to standard output.");
        assertFalse(ended.toString().contains(KEY), ended::toString);
    }

    @Test
    void sensitiveFieldsAreLeftOutAndNamed() {
        Standin standin = standin(1);
        change(standin, "emp_1", "{'dob':'1980-02-29','employer':{'ssn':'123456789'}}");
        for (String format : List.of("csv", "jsonl")) {
            Jbang.Ended ended =
                    withKey(standin, "export", "employees", "--format", format).end();
            assertExit(0, ended);
            says(ended, "Left out, being sensitive: dob, ssn_last_four, employer.ssn. --sensitive exports them too.");
            assertFalse(ended.out().contains("dob") || ended.out().contains("1980-02-29"), ended::toString);
            assertFalse(ended.out().contains("123456789"), ended::toString);
        }
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreInertAndCanBeReadBack() throws IOException {
        Standin standin = standin(1);
        change(standin, "emp_1", "{'first_name':'=1+1','middle_name':'\\u0027=x','last_name':'-Lee','email':'\\t@x'}");
        CSVRecord inert =
                csv(withKey(standin, "export", "employees").end().out()).get(0);
        assertEquals("'=1+1", inert.get("first_name"));
        assertEquals("''=x", inert.get("middle_name"));
        JsonNode record = standin.records().get("emp_1").orElseThrow();
        for (String name : List.of("first_name", "middle_name", "last_name", "email", "id")) {
            assertEquals(record.path(name).asText(), Formulas.written(inert.get(name)));
        }
        CSVRecord raw = csv(withKey(standin, "export", "employees", "--raw")
                        .end()
                        .out())
                .get(0);
        assertEquals("=1+1", raw.get("first_name"));
        assertEquals("\t@x", raw.get("email"));
    }

    @Test
    void jsonIsTheRecordsAsTheyAreInTheFormOfTheFilesName() throws IOException {
        Standin standin = standin(3);
        change(standin, "emp_2", "{'score':12345678901234567890.50,'dob':'1980-02-29','none':{'a':null,'b':[]}}");
        Path array = folder.resolve("all.json");
        assertExit(
                0,
                withKey(standin, "export", "employees", "--sensitive", "--out", array.toString())
                        .end());
        List<JsonNode> records = standin.records().all("employees");
        assertEquals(JSON.valueToTree(records), JSON.readTree(Files.readString(array)));
        assertTrue(Files.readString(array).contains("\"score\":12345678901234567890.50,"), "digits were lost");
        Jbang.Ended lines = withKey(standin, "export", "employees", "--sensitive", "--format", "JSONL")
                .end();
        assertExit(0, lines);
        assertFalse(lines.err().contains("Left out"), lines::toString);
        assertEquals(
                records.stream().map(JsonNode::toString).toList(),
                lines.out().lines().toList());
    }

    @Test
    void aFileIsItsOwnersAloneAndReplacesTheOldOneWhole() throws IOException {
        Standin standin = standin(1);
        Path file = Path.of(file("employees.csv", "old"));
        Jbang.Ended ended = withKey(standin, "export", "employees", "--out", file.toString())
                .end();
        assertExit(0, ended);
        assertEquals("", ended.out());
        says(ended, "Exported 1 employee to " + file + ".");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("emp_1", csv(Files.readString(file)).get(0).get("id"));
        assertEquals(List.of("employees.csv"), exported());
    }

    @Test
    void allPagesAreReadAndAReadWithoutAnAnswerIsTriedAgain() {
        Standin standin = standin(250);
        standin.records().mentionEmployee("emp_other", "com_2", List.of("wrk_9"));
        standin.script().on("GET", "/employees", Fault.UNAVAILABLE_BEFORE);
        Jbang.Ended ended = withKey(
                        standin,
                        "export",
                        "employees",
                        "--company=com_rehearsal",
                        "--workplace",
                        "wrk_1",
                        "--format=jsonl")
                .end();
        assertExit(0, ended);
        assertEquals(250, ids(ended.out()).stream().distinct().count());
        assertFalse(ended.out().contains("emp_other"), "the filter was not sent");
        assertEquals(4, standin.judge().counts().requests());
    }

    @Test
    void recordsAreReadByTheirIdsAndTheMissingOnesNamed() {
        Standin standin = standin(250);
        String many = String.join(
                ",",
                Stream.iterate(250, n -> n - 1).limit(250).map(n -> "emp_" + n).toList());
        Jbang.Ended ended = withKey(
                        standin,
                        "export",
                        "employees",
                        "--format=jsonl",
                        "--id",
                        many,
                        "--id",
                        "emp_7,emp_gone,emp_none")
                .end();
        assertExit(10, ended);
        assertEquals(List.of(many.split(",")), ids(ended.out()));
        says(ended, "Check does not have 2 employees: emp_gone, emp_none");
        says(ended, "Exported 250 employees to standard output.");
        assertEquals(3, standin.judge().counts().requests());
    }

    @Test
    void aListWithoutRecordsIsAHeaderAlone() {
        Jbang.Ended ended = withKey(standin(0), "export", "workplaces").end();
        assertExit(0, ended);
        assertEquals(1, ended.out().lines().count());
        says(ended, "Exported 0 workplaces to standard output.");
    }

    /** Twenty pages of employees. */
    private Standin large() {
        Standin standin = standin(StandinSettings.defaults());
        for (int n = 1; n <= 2_000; n++) {
            standin.records().mentionEmployee("emp_" + n, "wrk_1");
        }
        return standin;
    }

    /** Two pages come, and nothing that is asked for behind the third. */
    private Jbang.Ended broken(Standin standin, String... words) {
        HeldAnswers hold = standin.script().hold("GET", "/employees", 2);
        Jbang.Running running = withKey(standin, words).start();
        until(() -> hold.held() > 0);
        standin.script().always("GET", "/employees", Fault.UNAUTHORIZED);
        hold.release();
        Jbang.Ended ended = running.end();
        standin.script().clear();
        assertExit(12, ended);
        says(ended, "Not exported: GET /employees");
        assertFalse(ended.err().contains("Exported"), ended::toString);
        return ended;
    }

    @Test
    void whatBreaksOffIsNotTakenForComplete() throws IOException {
        Standin standin = large();
        Path file = Path.of(file("employees.jsonl", "old"));
        says(broken(standin, "export", "employees", "--out", file.toString()), file + " was not written.");
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("employees.jsonl"), exported());
        Jbang.Ended array = broken(standin, "export", "employees", "--format", "json");
        says(array, "What is on standard output is not complete.");
        assertTrue(array.out().startsWith("[\n{"), "nothing was written as it came");
        assertThrows(IOException.class, () -> JSON.readTree(array.out()));
        assertEquals("", broken(standin, "export", "employees").out());
    }

    @Test
    void ctrlCLeavesNothingBehind() {
        Standin standin = large();
        HeldAnswers hold = standin.script().hold("GET", "/employees", 2);
        Jbang.Running running = withKey(
                        standin,
                        "export",
                        "employees",
                        "--out",
                        folder.resolve("e.json").toString())
                .start();
        until(() -> hold.held() > 0);
        running.signal("INT");
        running.awaitErr(text -> text.contains("Stopping"));
        hold.release();
        Jbang.Ended ended = running.end();
        assertExit(12, ended);
        says(ended, "Not exported: interrupted (SIGINT)");
        assertEquals(List.of(), exported());
    }

    @Test
    void whoStopsReadingStandardOutputStopsTheExport() {
        Standin standin = large();
        Jbang.Ended ended = withKey(standin, "export", "employees", "--format", "jsonl")
                .through("{ \"$0\" \"$@\"; echo \"exit $?\" >&2; } | head -c 10")
                .end();
        says(ended, "Not exported: it cannot be written");
        says(ended, "exit 12");
    }

    @Test
    void whatCannotBeExportedIsToldAndNothingIsSent() {
        Standin standin = standin(1);
        refused(standin, "No resource is named \"employes\"; did you mean employees?", "employes");
        refused(
                standin,
                "employees cannot be narrowed by --payroll, but by --company, --workplace, --active.",
                "employees",
                "--payroll",
                "pay_1");
        assertEquals(0, standin.judge().counts().requests());
    }

    private void refused(Standin standin, String message, String... words) {
        String[] all = Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new);
        Jbang.Ended ended = withKey(standin, all).end();
        assertExit(2, ended);
        says(ended, message);
        assertEquals("", ended.out());
    }

    @Test
    void aRehearsalNeedsNoKeyAndHasWhatIsNamed() {
        Jbang.Ended ended = atHome("export", "benefits", "--rehearse", "--id", "ben_7,ben_missing")
                .end();
        assertExit(10, ended);
        assertTrue(ended.out().contains("\nben_7,"), ended::toString);
        says(ended, "REHEARSAL: nothing is sent to Check.");
        says(ended, "This was a rehearsal: nothing was sent to Check.");
    }

    @Test
    void whatTheListLeavesOutByItselfIsTold() {
        says(
                withKey(standin(1), "export", "companies").end(),
                "Note: The list shows only active companies unless active=false is asked for.");
    }
}
