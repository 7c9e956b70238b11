package dev.checkbulk.standin.payroll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payrolls, their items and contractor payments, and payrolls that were paid elsewhere. */
class PayrollsHttpTest {
    private static final String DATES =
            "\"period_start\":\"2026-01-01\",\"period_end\":\"2026-01-14\",\"payday\":\"2026-01-16\"";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records()
                .company("com_1")
                .company("com_2")
                .workplace("wrk_1", "com_1")
                .employee("emp_1", "com_1", List.of("wrk_1"))
                .employee("emp_2", "com_1", List.of("wrk_1"))
                .employee("emp_other", "com_2", List.of())
                .mention("contractors", "ctr_1", StrictJson.object().put("company", "com_1"))
                .mention("payrolls", "pay_1", StrictJson.object().put("company", "com_1"))
                .mention("payrolls", "pay_2", StrictJson.object().put("company", "com_1"));
    }

    private JsonNode payroll(String query) {
        return http.get("/payrolls/pay_1" + query).json();
    }

    private Http.Reply item(String employee, String more) {
        return http.send(
                "POST", "/payroll_items", "{\"payroll\":\"pay_1\",\"employee\":\"" + employee + "\"" + more + "}");
    }

    private String path(Http.Reply made, String kind) {
        return "/" + kind + "/" + made.json().get("id").textValue();
    }

    private void approve() {
        assertEquals(201, http.send("POST", "/payrolls/pay_1/approve", "").status());
    }

    @Test
    void items_are_made_with_their_payroll_and_shown_on_request() {
        String body =
                "{\"company\":\"com_1\"," + DATES + ",\"items\":[{\"employee\":\"emp_1\"},{\"employee\":\"emp_2\"}],"
                        + "\"contractor_payments\":[{\"contractor\":\"ctr_1\",\"amount\":\"5.00\"}]}";
        JsonNode made = http.send("POST", "/payrolls", body).json();
        assertEquals("draft", made.get("status").textValue());
        assertFalse(made.has("items"));
        String path = "/payrolls/" + made.get("id").textValue();
        JsonNode whole = http.get(path + "?include_items=true&include_contractor_payments=true")
                .json();
        assertEquals(2, whole.get("items").size());
        assertEquals(
                "5.00", whole.get("contractor_payments").get(0).get("amount").textValue());
        assertEquals(2, started.counts().creates().get("payroll_items"));
        assertEquals(
                whole,
                http.get("/payrolls?company=com_1&include_items=true&include_contractor_payments=true")
                        .json()
                        .get("results")
                        .get(2));
    }

    @Test
    void a_payroll_with_a_wrong_item_is_not_made_at_all() {
        String body = "{\"company\":\"com_1\"," + DATES
                + ",\"items\":[{\"employee\":\"emp_1\"},{\"employee\":\"emp_other\"},{\"employee\":\"emp_1\"}]}";
        Http.Reply reply = http.send("POST", "/payrolls", body);
        assertEquals("[[\"items\",\"1\",\"employee\"],[\"items\",\"2\"]]", reply.errorPaths());
        assertEquals("payroll_item_already_exists", reply.errorType());
        assertEquals("items", reply.json().findValue("field").textValue());
        assertEquals(2, started.records().all("payrolls").size());
        assertEquals(List.of(), started.records().all("payroll_items"));
        assertTrue(started.counts().creates().isEmpty());
    }

    @Test
    void the_list_of_items_is_replaced_whole() {
        String old = path(item("emp_1", ""), "payroll_items");
        Http.Reply reply =
                http.send("PATCH", "/payrolls/pay_1?include_items=true", "{\"items\":[{\"employee\":\"emp_2\"}]}");
        assertEquals(1, reply.json().get("items").size());
        assertEquals(404, http.get(old).status());
        http.send("PATCH", "/payrolls/pay_1", "{\"metadata\":{\"a\":\"b\"}}");
        assertEquals(1, payroll("?include_items=true").get("items").size());
    }

    @Test
    void nobody_is_paid_twice_in_one_payroll() {
        Http.Reply first = item("emp_1", "");
        assertEquals(201, first.status());
        assertEquals("com_1", first.json().get("company").textValue());
        assertEquals("payroll_item_already_exists", item("emp_1", "").errorType());
        String elsewhere = path(
                http.send("POST", "/payroll_items", "{\"payroll\":\"pay_2\",\"employee\":\"emp_1\"}"), "payroll_items");
        assertEquals(
                "payroll_item_already_exists",
                http.send("PATCH", elsewhere, "{\"payroll\":\"pay_1\"}").errorType());
        String payment = "{\"payroll\":\"pay_1\",\"contractor\":\"ctr_1\"}";
        assertEquals(
                "0.00",
                http.send("POST", "/contractor_payments", payment)
                        .json()
                        .get("amount")
                        .textValue());
        assertEquals(
                "contractor_payment_already_exists",
                http.send("POST", "/contractor_payments", payment).errorType());
    }

    @Test
    void only_a_draft_is_changed_but_for_balances_and_check_numbers() {
        String item = path(item("emp_1", ""), "payroll_items");
        String payment = path(
                http.send("POST", "/contractor_payments", "{\"payroll\":\"pay_1\",\"contractor\":\"ctr_1\"}"),
                "contractor_payments");
        approve();
        String approved = "payroll_already_approved";
        assertEquals(approved, item("emp_2", "").errorType());
        assertEquals(approved, http.send("PATCH", item, "{\"metadata\":{}}").errorType());
        assertEquals(approved, http.send("DELETE", item, "").errorType());
        assertEquals(
                approved, http.send("PATCH", payment, "{\"amount\":\"1.00\"}").errorType());
        assertEquals(
                approved,
                http.send("PATCH", "/payrolls/pay_1", "{\"payday\":\"2026-01-17\"}")
                        .errorType());
        assertEquals(approved, http.send("DELETE", "/payrolls/pay_1", "").errorType());
        assertEquals(approved, http.send("POST", "/payrolls/pay_1/approve", "").errorType());
        assertEquals(
                200,
                http.send("PATCH", item, "{\"pto_balance_hours\":4.5,\"sick_balance_hours\":1}")
                        .status());
        assertEquals(
                200,
                http.send("PATCH", payment, "{\"paper_check_number\":\"12\"}").status());
        assertEquals(201, http.send("POST", "/payrolls/pay_1/reopen", "").status());
        assertEquals(204, http.send("DELETE", "/payrolls/pay_1", "").status());
        assertEquals(404, http.get(item).status());
        assertEquals(404, http.get(payment).status());
    }

    @Test
    void any_change_of_an_item_takes_the_preview_away() {
        String item = path(item("emp_1", ""), "payroll_items");
        JsonNode preview = http.get("/payrolls/pay_1/preview").json().get("preview");
        assertEquals("succeeded", preview.get("status").textValue());
        assertEquals(preview, payroll("").get("preview"));
        http.send("PATCH", item, "{\"metadata\":{\"a\":\"b\"}}");
        assertTrue(payroll("").get("preview").isNull());
        String seen = "{\"preview_started_at\":" + preview.get("started_at") + "}";
        assertEquals(
                "preview_superseded",
                http.send("POST", "/payrolls/pay_1/approve", seen).errorType());
        http.get("/payrolls/pay_1/preview");
        assertEquals(400, item("emp_none", "").status());
        assertFalse(payroll("").get("preview").isNull());
        http.send("DELETE", item, "");
        assertTrue(payroll("").get("preview").isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "earnings":[{"workplace":"wrk_1","type":"hourly","amount":"10.00"}]      | []
                    "earnings":[{"type":"hourly","amount":"10.00"}]                          | [["earnings","0","workplace"]]
                    "earnings":[{"workplace":"wrk_1","amount":"10.00"}]                      | [["earnings","0","type"]]
                    "earnings":[{"workplace":"wrk_1","type":"hourly"}]                       | [["earnings","0","amount"]]
                    "earnings":[{"workplace":"wrk_1","type":"hourly","amount":"0.00"}]       | [["earnings","0","amount"]]
                    "earnings":[{"workplace":"wrk_9","type":"hourly","amount":"1.00"}]       | [["earnings","0","workplace"]]
                    "earnings":[{"workplace":"wrk_1","earning_code":"erc_9","amount":"1.00"}] | [["earnings","0","earning_code"]]
                    "reimbursements":[{"description":"x"}]                                   | [["reimbursements","0","amount"]]
                    "tax_overrides":[{"tax":"tax_8L3JLfsH4X6dp0maBWfW","amount":"1.00"}]     | []
                    "tax_overrides":[{"tax":"tax_none","amount":"1.00"}]                     | [["tax_overrides","0","tax"]]
                    "payment_method":"cash"                                                  | [["payment_method"]]
                    "paystub_info":{"a":"b"}                                                 | []
                    """)
    void what_is_paid_must_make_sense(String field, String paths) {
        assertEquals(paths, item("emp_1", "," + field).errorPaths());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /payroll_items?payroll=pay_1                  | 2
                    /payroll_items?employee=emp_1&payroll=pay_1   | 1
                    /payroll_items?company=com_1                  | 2
                    /payroll_items?payroll=pay_2                  | 0
                    /payrolls?company=com_1                       | 2
                    /payrolls?status=draft&type=regular           | 2
                    /payrolls?approved=true                       | 0
                    /payrolls?payday_after=2025-12-31             | 2
                    /payrolls?payday_before=2026-01-01            | 0
                    /payrolls?id=pay_1                            | 1
                    """)
    void lists_are_filtered(String path, int size) {
        item("emp_1", "");
        item("emp_2", "");
        JsonNode list = http.get(path).json();
        assertEquals(size, list.get("results").size(), list::toString);
    }

    @Test
    void an_external_payroll_shows_its_items_unless_asked_not_to() {
        String body = "{\"company\":\"com_1\"," + DATES + ",\"items\":[{\"employee\":\"%s\",\"earnings\":[]}]}";
        assertEquals(
                "[[\"items\",\"0\",\"employee\"]]",
                http.send("POST", "/external_payrolls", body.formatted("emp_other"))
                        .errorPaths());
        String path = path(http.send("POST", "/external_payrolls", body.formatted("emp_1")), "external_payrolls");
        assertEquals(1, http.get(path).json().get("items").size());
        assertFalse(http.get(path + "?include_items=false").json().has("items"));
        assertEquals(201, http.send("POST", path + "/approve", "").status());
        assertEquals("payroll_already_approved", http.send("DELETE", path, "").errorType());
        assertEquals(201, http.send("POST", path + "/reopen", "").status());
        assertEquals(204, http.send("DELETE", path, "").status());
    }

    @Test
    void a_period_does_not_end_before_it_starts() {
        assertEquals(
                "payroll_date_invalid",
                http.send("PATCH", "/payrolls/pay_1", "{\"period_end\":\"2025-01-01\"}")
                        .errorType());
    }
}
