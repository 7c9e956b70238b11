package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that are named like secrets: shown by no script, and kept by an export that is given back. */
class SecretsByNameTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    @BeforeEach
    void people() throws IOException {
        standin.records().mentionWorkplace("wrk_0");
        for (int n = 1; n <= 2; n++) {
            standin.records().mentionEmployee("emp_" + n, "wrk_0");
            change(
                    "emp_" + n,
                    "{'metadata':{'api_key':'hush-key-N','team':'blue'},'signingSecret':'hush-secret-N',"
                                    .replace("N", String.valueOf(n))
                            + "'keyboard':'qwerty'}");
        }
    }

    private void change(String id, String json) throws IOException {
        standin.records().change(id, (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private JsonNode metadata(String id) {
        return standin.records().get(id).orElseThrow().path("metadata");
    }

    private long writes() {
        return standin.judge().arrivals().stream()
                .filter(arrival -> !arrival.method().equals("GET"))
                .count();
    }

    @Test
    void anExportMasksThemAndSensitiveAlonePrintsThem() {
        for (List<String> form : List.of(List.of("json"), List.of("jsonl"), List.of("csv", "--all-fields"))) {
            List<String> words = new ArrayList<>(List.of("export", "employees", "--format"));
            words.addAll(form);
            Jbang.Ended masked = withKey(standin, words.toArray(String[]::new)).end();
            assertExit(0, masked);
            assertFalse(masked.toString().contains("hush"), masked::toString);
            assertTrue(masked.out().contains("***") && masked.out().contains("qwerty"), masked::toString);
            String said = masked.err()
                    .lines()
                    .filter(line -> line.startsWith("Masked with ***, being named like secrets: "))
                    .findFirst()
                    .orElse("");
            assertTrue(said.contains("metadata.api_key") && said.contains("signingSecret"), masked::toString);
            assertTrue(said.endsWith(". --sensitive exports them too."), masked::toString);
        }
        Jbang.Ended all = withKey(standin, "export", "employees", "--format", "json", "--sensitive")
                .end();
        assertExit(0, all);
        assertTrue(all.out().contains("hush-key-1") && all.out().contains("hush-secret-2"), all::toString);
    }

    @Test
    void anExportWithMasksIsGivenBackAndKeepsWhatItDidNotShow() throws IOException {
        Path file = folder.resolve("employees.csv");
        assertExit(
                0,
                withKey(standin, "export", "employees", "--out", file.toString())
                        .end());
        assertFalse(Files.readString(file).contains("hush"));
        assertTrue(Files.readString(file).contains("***"));
        Jbang.Ended untouched =
                withKey(standin, "update", "employees", file.toString()).end();
        assertExit(0, untouched);
        assertTrue(untouched.out().startsWith("0 of 2 employees updated, 2 were so already."), untouched::toString);
        assertEquals(0, writes());

        Files.writeString(file, Files.readString(file).replaceFirst("blue", "green"));
        Jbang.Ended plan = withKey(standin, "update", "employees", file.toString(), "--plan")
                .end();
        assertTrue(plan.out().contains("green") && plan.out().contains("***"), plan::toString);
        assertFalse(plan.toString().contains("hush"), plan::toString);
        Jbang.Ended updated =
                against(standin, "update", "employees", file.toString()).end();
        assertExit(0, updated);
        assertFalse(updated.toString().contains("hush"), updated::toString);
        assertEquals(
                "{\"api_key\":\"hush-key-1\",\"team\":\"green\"}",
                metadata("emp_1").toString());
        assertEquals(
                "{\"api_key\":\"hush-key-2\",\"team\":\"blue\"}",
                metadata("emp_2").toString());
        List<String> traces = Traces.of(runDir(), "hush");
        assertTrue(traces.stream().allMatch(trace -> trace.startsWith("plan.jsonl")), traces::toString);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(runDir().resolve("plan.jsonl"))));

        assertExit(0, withKey(standin, "undo", runDir().toString(), "--yes").end());
        assertEquals(
                "{\"api_key\":\"hush-key-1\",\"team\":\"blue\"}",
                metadata("emp_1").toString());
        assertExit(0, atHome("purge", runDir().toString()).end());
        assertEquals(List.of(), Traces.of(runDir(), "hush"));
    }

    @Test
    void whoSetsOneSeesItNowhereAndMayUndoIt() throws IOException {
        String file = file("keys.csv", "id,metadata.api_key\nemp_1,hush-new\n");
        for (Jbang plan : List.of(
                withKey(standin, "update", "employees", file, "--plan"),
                withKey(standin, "update", "employees", file, "--plan", "--json"))) {
            Jbang.Ended shown = plan.end();
            assertExit(0, shown);
            assertFalse(shown.toString().contains("hush"), shown::toString);
            assertTrue(shown.out().contains("***"), shown::toString);
        }
        assertExit(0, against(standin, "update", "employees", file).end());
        assertEquals("hush-new", metadata("emp_1").path("api_key").asText());
        List<String> traces = Traces.of(runDir(), "hush");
        assertTrue(traces.stream().allMatch(trace -> trace.startsWith("plan.jsonl")), traces::toString);
        assertExit(0, withKey(standin, "undo", runDir().toString(), "--yes").end());
        assertEquals("hush-key-1", metadata("emp_1").path("api_key").asText());
    }

    @Test
    void aCreateWithAMaskIsRefusedByItsLine() {
        String file = file(
                "new.csv",
                "company,first_name,last_name,dob,start_date,workplaces,metadata.api_key\n"
                        + "com_1,Ana,Abe,1990-01-01,2026-01-01,wrk_0,***\n");
        Jbang.Ended ended =
                withKey(standin, "create", "employees", file, "--yes").end();
        assertExit(2, ended);
        assertTrue(
                ended.err().contains("row 1 (line 2)") && ended.err().contains("stands for a secret"), ended::toString);
        assertEquals(0, writes());
    }

    @Test
    void theKeyOfAWebhookConfigIsMaskedAndItsExportTakenBack() throws IOException {
        String made = file("hook.json", "[{\"url\":\"https://example.com/hook\"}]");
        assertExit(
                0, withKey(standin, "create", "webhook_configs", made, "--yes").end());
        String id = standin.records().all("webhook_configs").get(0).path("id").asText();
        change(id, "{'key':'hush-hook'}");
        long before = writes();
        for (String name : new String[] {"hooks.csv", "hooks.json"}) {
            String file = folder.resolve(name).toString();
            Jbang.Ended exported = withKey(standin, "export", "webhook_configs", "--all-fields", "--out", file)
                    .end();
            assertExit(0, exported);
            assertFalse(Files.readString(Path.of(file)).contains("hush"));
            assertTrue(Files.readString(Path.of(file)).contains("***"), () -> left(name));
            Jbang.Ended back = withKey(standin, "update", "webhook_configs", file, "--plan")
                    .end();
            assertExit(0, back);
            assertFalse(back.toString().contains("hush"), back::toString);
        }
        assertEquals(before, writes());
    }
}
