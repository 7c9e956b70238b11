package dev.checkbulk.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Sha256;
import dev.checkbulk.testing.Entries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanFileTest {
    private static final Plan PLAN = new Plan(
            new Plan.Header(
                    "00112233445566778899aabbccddeeff",
                    "reassign",
                    "ab".repeat(32),
                    "https://sandbox.checkhq.com",
                    Instant.parse("2026-01-01T00:00:00Z"),
                    JsonNodeFactory.instance.objectNode().put("plural", "employees")),
            List.of(
                    Edit.of(
                                    1,
                                    "emp_1",
                                    CheckRequest.patch("/employees/{employee}", "emp_1")
                                            .body(Map.of("workplaces", List.of("wrk_é")))
                                            .expecting(Expected.object("emp_1")))
                            .list(CheckRequest.get("/employees"))
                            .expect(JsonNodeFactory.instance.objectNode().put("last_name", "Ünlü"))
                            .company("com_1")
                            .warnings(List.of("loses wrk_0", "moves"))
                            .before(JsonNodeFactory.instance.objectNode().put("primary_workplace", "wrk_0")),
                    Edit.of(
                                    3,
                                    "emp_2",
                                    CheckRequest.post("/employee_benefits")
                                            .body(Map.of("a", "b"))
                                            .expecting(Expected.created()))
                            .resource("emp_2")
                            .otherwise(CheckRequest.post("/benefits")
                                    .body(Map.of("a", "b"))
                                    .expecting(Expected.created()))
                            .lookup(CheckRequest.get("/benefits")
                                    .query("employee", "emp_2")
                                    .expecting(Expected.page()))
                            .before(JsonNodeFactory.instance.arrayNode().add("ben_0"))
                            .source(JsonNodeFactory.instance.arrayNode().add("emp_2;\n")),
                    Edit.of(4, "ben_1", CheckRequest.delete("/benefits/{benefit}", "ben_1"))
                            .setting(new Setting(List.of("id", "employee"), "x.since", "x.until", "list")),
                    Edit.of(
                                    5,
                                    "doc_1",
                                    CheckRequest.put("/documents/{document}/upload", "doc_1")
                                            .file("application/pdf", new byte[] {0, (byte) 0xff}))
                            .setting(new Setting(List.of("id"), "since", null, null))),
            List.of(new Untouched(
                    2,
                    "emp_5",
                    new Outcome.Skipped(Outcome.Skipped.Reason.ALREADY, "it is so already"),
                    "com_2",
                    JsonNodeFactory.instance.objectNode())));

    @Test
    void whatIsWrittenIsRead() throws PlanUnreadable {
        assertEquals(PLAN, PlanFile.read(PlanFile.write(PLAN)).plan());
    }

    @Test
    void equalPlansHaveEqualHashes() throws PlanUnreadable {
        String hash = PlanFile.read(PlanFile.write(PLAN)).hash();
        assertEquals(hash, PlanFile.read(PlanFile.write(PLAN)).hash());
        assertTrue(hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void aPlanThatWasCutAnywhereIsRefused() {
        byte[] whole = PlanFile.write(PLAN);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(PlanUnreadable.class, () -> PlanFile.read(cut), "cut to " + length);
        }
    }

    @Test
    void aPlanWithAnyBitFlippedIsRefused() {
        byte[] whole = PlanFile.write(PLAN);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertThrows(PlanUnreadable.class, () -> PlanFile.read(flipped), "byte " + at);
        }
    }

    @Test
    void aPlanOfANewerVersionIsRefusedByItsVersion() {
        String text = new String(PlanFile.write(PLAN), StandardCharsets.UTF_8);
        String body =
                text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1).replace("\"plan\":1", "\"plan\":2");
        var digest = Sha256.digest();
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        String newer = body + "{\"sha256\":\"" + java.util.HexFormat.of().formatHex(digest.digest()) + "\"}\n";
        var failure = assertThrows(PlanUnreadable.class, () -> PlanFile.read(newer.getBytes(StandardCharsets.UTF_8)));
        assertTrue(failure.getMessage().contains("version 2"), failure.getMessage());
    }

    @Test
    void rowsComeOnceAndAscending() {
        Edit second = PLAN.edits().get(1);
        Edit first = PLAN.edits().get(0);
        Untouched same = new Untouched(3, "", PLAN.untouched().get(0).outcome(), null, null);
        assertThrows(IllegalArgumentException.class, () -> new Plan(PLAN.header(), List.of(second, second), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Plan(PLAN.header(), List.of(second, first), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Plan(PLAN.header(), List.of(second), List.of(same)));
    }

    @Test
    void anEditChangesSomethingAndHasNoKeyYet() {
        CheckRequest get = CheckRequest.get("/employees");
        CheckRequest post = CheckRequest.post("/employees");
        assertThrows(IllegalArgumentException.class, () -> Edit.of(1, "", get));
        assertThrows(IllegalArgumentException.class, () -> Edit.of(1, "", post.idempotencyKey("k")));
        assertThrows(IllegalArgumentException.class, () -> Edit.of(1, "", post).otherwise(get));
        assertThrows(IllegalArgumentException.class, () -> Edit.of(1, "", post).lookup(post));
        assertThrows(IllegalArgumentException.class, () -> Edit.of(0, "", post));
    }

    @Test
    void aRowWithoutAnEditEndedWithoutAChange() {
        Outcome done = Entries.done("log_1", "emp_1");
        assertThrows(IllegalArgumentException.class, () -> new Untouched(1, "emp_1", done, null, null));
    }
}
