package dev.checkbulk.standin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One request for many records: all of it takes effect, or nothing. */
class BulkHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        StoredRecords records = started.records().company("com_1");
        records.mention("payrolls", "pay_1", StrictJson.object().put("company", "com_1"));
        for (int i = 0; i < 3; i++) {
            records.employee("emp_" + i, "com_1", List.of());
            records.put(
                    "payroll_items",
                    StrictJson.object()
                            .put("id", "itm_" + i)
                            .put("payroll", "pay_1")
                            .put("employee", "emp_" + i));
        }
    }

    private static String note(String id, String value) {
        return "{\"id\":\"" + id + "\",\"supplemental_tax_calc_method\":" + value + "}";
    }

    private Http.Reply patch(String... items) {
        return http.send("PATCH", "/payroll_items", "{\"items\":[" + String.join(",", items) + "]}");
    }

    private List<String> notes() {
        return started.records().all("payroll_items").stream()
                .map(item -> item.get("supplemental_tax_calc_method").asText())
                .toList();
    }

    @Test
    void items_are_changed_together() {
        Http.Reply reply = patch(note("itm_0", "\"flat\""), note("itm_2", "\"aggregate\""));
        assertEquals(200, reply.status(), reply.body());
        assertEquals(2, reply.json().get("results").size());
        assertEquals(List.of("flat", "null", "aggregate"), notes());
        assertEquals(2, started.counts().updates().get("payroll_items"));
    }

    @Test
    void one_that_is_wrong_keeps_all_from_being_changed_and_all_that_is_wrong_is_said() {
        Http.Reply reply = patch(
                note("itm_0", "\"flat\""), note("itm_1", "7"), note("itm_9", "\"flat\""), note("itm_0", "null"), "7");
        assertEquals(400, reply.status());
        assertEquals(
                "[[\"items\",\"1\",\"supplemental_tax_calc_method\"],[\"items\",\"2\",\"id\"],"
                        + "[\"items\",\"3\",\"id\"],[\"items\",\"4\"]]",
                reply.errorPaths());
        assertEquals(List.of("null", "null", "null"), notes());
        assertTrue(started.counts().updates().isEmpty());
    }

    @Test
    void items_are_deleted_together_or_not_at_all() {
        assertEquals(
                "[[\"id\",\"1\"]]",
                http.send("DELETE", "/payroll_items?id=itm_0&id=itm_9", "").errorPaths());
        assertEquals(
                List.of("itm_0", "itm_1", "itm_2"),
                started.records().all("payroll_items").stream()
                        .map(item -> item.get("id").asText())
                        .toList());
        assertEquals(
                204, http.send("DELETE", "/payroll_items?id=itm_0&id=itm_2", "").status());
        assertEquals(1, started.records().all("payroll_items").size());
        assertEquals(2, started.counts().deletes().get("payroll_items"));
        assertEquals(400, http.send("DELETE", "/payroll_items", "").status());
    }

    @Test
    void an_approved_payroll_keeps_its_items() {
        http.send("POST", "/payrolls/pay_1/approve", "");
        Http.Reply reply = http.send("DELETE", "/payroll_items?id=itm_0", "");
        assertEquals("payroll_already_approved", reply.errorType());
        assertEquals(
                "payroll_already_approved", patch(note("itm_0", "\"flat\"")).errorType());
    }

    @Test
    void there_are_500_at_most() {
        String[] many =
                IntStream.range(0, 501).mapToObj(i -> note("itm_" + i, "null")).toArray(String[]::new);
        assertTrue(patch(many).errorPaths().startsWith("[[\"items\"],"));
        assertEquals("[[\"items\"]]", patch().errorPaths());
    }

    @Test
    void a_key_is_of_one_query() {
        assertEquals(
                204,
                http.send("DELETE", "/payroll_items?id=itm_0", "", Http.KEY, "k")
                        .status());
        assertEquals(
                "idempotency_key_mismatch",
                http.send("DELETE", "/payroll_items?id=itm_1", "", Http.KEY, "k")
                        .errorType());
    }

    @Test
    void employees_are_created_from_an_array_or_none_is() {
        String one = "{\"company\":\"com_1\",\"last_name\":\"A\",\"workplaces\":[],\"ssn\":\"12345678%d\"}";
        String array = IntStream.of(1, 2).mapToObj(one::formatted).collect(Collectors.joining(",", "[", "]"));
        String doubled = array.replace("2\"}", "1\"}");
        Http.Reply refused = http.send("POST", "/employees", doubled);
        assertEquals("[[\"1\",\"ssn\"]]", refused.errorPaths());
        assertEquals("ssn", refused.json().findValue("field").textValue());
        assertEquals(3, started.records().all("employees").size());
        JsonNode made = http.send("POST", "/employees", array, Http.KEY, "k").json();
        assertEquals("6781", made.get(0).get("ssn_last_four").textValue());
        assertEquals(5, started.records().all("employees").size());
        assertEquals(2, started.counts().creates().get("employees"));
        assertEquals(0, started.counts().doubledKeys());
        assertEquals(400, http.send("POST", "/workplaces", "[]").status());
    }
}
