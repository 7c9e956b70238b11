package dev.checkbulk.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.text.Secrets;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of people: everything but secrets to its owner, nothing in a ticket. */
class ReportRowsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static Edit edit(long row, String label) throws Exception {
        return Edit.of(
                        row,
                        label,
                        CheckRequest.patch("/employees/{employee}", "emp_" + row)
                                .body(json(
                                        "{'last_name':'Zephyrine','ssn':'847362915','residence':{'city':'Quartzville'},"
                                                + "'raw_bank_account':{'account_number':'000998877'}}")))
                .before(json("{'last_name':'Oldname','dob':'1990-02-03','residence':{'city':'Elsewhere'}}"))
                .warnings(List.of("Zephyrine is new"))
                .source(json("{'id':'" + label + "','ssn':'847362915'}"));
    }

    private static Outcome refusal() {
        return new Outcome.Refused(new CheckError(
                400,
                "validation_error",
                "The number 847362915 of Zephyrine is taken, and so is 987-65-4321.",
                List.of(new CheckError.InputError("ssn", List.of("ssn"), "847362915 is taken")),
                "log_abc"));
    }

    /** The whole page, and its data in the clear. */
    private String report(boolean ticket) throws Exception {
        List<Edit> edits = List.of(edit(1, "emp_1"), edit(2, "Zephyrine Smith"));
        About about = new About(
                "employees",
                "updated",
                "PATCH /employees/{id}",
                "zephyrine.csv",
                "/home/zephyrine/zephyrine.csv",
                new Form(Format.CSV, List.of("id", "ssn"), false),
                false,
                null,
                null);
        Plan.Header header = new Plan.Header(
                "0123456789abcdef0123456789abcdef",
                "update",
                "ab",
                "https://sandbox.checkhq.com",
                Instant.EPOCH,
                about.json());
        RunStore store = RunStore.in(folder.resolve("home"));
        StoredRun run = store.create(folder.resolve("zephyrine-run"), Plan.of(header, edits), RunStore.Guard.NONE);
        List<RowState> rows = new ArrayList<>();
        for (PlanRow row : edits) {
            rows.add(new RowState(row.row(), row.label(), refusal(), true, null));
        }
        RunEnd end = new RunEnd(about, rows, "interrupted at Zephyrine", List.of(), null);
        Path file = RunReport.write(
                store, run, end, (verb, of) -> "./jbang " + verb + " RUN", rows, RunReport.Standing.GOOD, ticket);
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String html = Files.readString(file);
        int data = html.indexOf('>', html.indexOf("id=\"data\"")) + 1;
        byte[] packed = Base64.getDecoder().decode(html.substring(data, html.indexOf('<', data)));
        return html
                + new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void secretsAreInNoReport() throws Exception {
        String report = report(false);
        for (String secret : List.of("847362915", "000998877", "1990-02-03", "987-65-4321")) {
            assertFalse(report.contains(secret), secret);
        }
        for (String told : List.of(
                "[\"last_name\",\"Oldname\",\"Zephyrine\"]",
                "[\"ssn\",null,\"***\"]",
                "[\"raw_bank_account\",null,\"***\"]",
                "The number *** of Zephyrine is taken, and so is ***.",
                "[\"ssn\",\"*** is taken\"]",
                "PATCH /employees/{employee}",
                "0 of 2 employees updated.",
                "2 failed",
                "./jbang retry ")) {
            assertTrue(report.contains(told), told + " is not in " + report);
        }
    }

    @Test
    void aTicketHasIdsCountsAndTypesAlone() throws Exception {
        String ticket = report(true);
        for (String personal : List.of(
                "ephyrine",
                "Smith",
                "Oldname",
                "Quartzville",
                "847362915",
                "is taken",
                "last_name",
                "./jbang",
                "/home")) {
            assertFalse(ticket.contains(personal), personal);
        }
        for (String told :
                List.of("emp_1", "validation_error", "log_abc", "2 failed", TicketText.LEFT_OUT, "0123456789abcdef")) {
            assertTrue(ticket.contains(told), told + " is not in " + ticket);
        }
    }

    @Test
    void aSecretInsideAnObjectIsMaskedAndTheRestIsShown() throws Exception {
        assertEquals(
                json("{'person':{'ssn':'***','name':'A'},'list':[{'dob':'***'}]}"),
                Secrets.masked("details", json("{'person':{'ssn':'1','name':'A'},'list':[{'dob':'2'}]}")));
    }
}
