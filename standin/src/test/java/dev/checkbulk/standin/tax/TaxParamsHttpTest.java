package dev.checkbulk.standin.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tax parameters of companies and employees. The clock of these tests starts on 2026-03-04. */
class TaxParamsHttpTest {
    private static final String ONE = "/employee_tax_params/emp_1";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").company("com_2");
        for (int i = 1; i <= 3; i++) {
            started.records().employee("emp_" + i, "com_1", List.of());
        }
        started.records().employee("emp_other", "com_2", List.of());
    }

    private Http.Reply patch(String change) {
        return http.send("PATCH", ONE, "[" + change + "]");
    }

    private static String extra(String value, String more) {
        return "{\"id\":\"spa_federal_extra_withholding\",\"value\":\"" + value + "\"" + more + "}";
    }

    private JsonNode setting(String query) {
        for (JsonNode param : http.get(ONE + query).json().get("results")) {
            if (param.get("id").textValue().equals("spa_federal_extra_withholding")) {
                return param.get("setting");
            }
        }
        throw new AssertionError("not listed");
    }

    private String history() {
        return http.get(ONE + "/settings/spa_federal_extra_withholding")
                .json()
                .get("settings")
                .findValues("effective_start")
                .toString()
                .replace(" ", "");
    }

    @Test
    void all_parameters_are_listed_and_none_is_set_at_first() {
        JsonNode list = http.get(ONE).json();
        assertEquals(4, list.get("results").size());
        assertTrue(list.get("next").isNull());
        assertTrue(setting("").isNull());
        assertEquals(2, http.get(ONE + "?jurisdiction=il").json().get("results").size());
        assertEquals(
                "fed",
                http.get(ONE + "/jurisdictions")
                        .json()
                        .get("results")
                        .get(0)
                        .get("id")
                        .textValue());
        assertEquals("[[\"as_off\"]]", http.get(ONE + "?as_off=2026-01-01").errorPaths());
        assertEquals(404, http.get("/employee_tax_params/emp_9").status());
        assertEquals(302, http.get(ONE + "/nothing").status());
    }

    @Test
    void without_a_date_the_first_setting_is_from_the_beginning_and_later_ones_from_their_day() {
        assertEquals(200, patch(extra("1.00", "")).status());
        assertEquals("1900-01-01", setting("").get("effective_start").textValue());
        patch(extra("2.00", ""));
        assertEquals("2026-03-04", setting("").get("effective_start").textValue());
        patch(extra("3.00", ""));
        assertEquals("[\"2026-03-04\",\"1900-01-01\"]", history());
        started.clock().advance(Duration.ofDays(1));
        patch(extra("3.00", ""));
        assertEquals("[\"2026-03-05\",\"2026-03-04\",\"1900-01-01\"]", history());
        assertEquals(
                3, started.records().settings("employee_tax_params", "emp_1").size());
    }

    @Test
    void what_holds_depends_on_the_day_asked_for_and_an_equal_date_overwrites() {
        patch(extra("1.00", ",\"effective_start\":\"2026-01-01\"") + ","
                + extra("2.00", ",\"effective_start\":\"2026-06-01\""));
        assertEquals("1.00", setting("").get("value").textValue());
        assertEquals("2.00", setting("?as_of=2026-06-01").get("value").textValue());
        assertTrue(setting("?as_of=2025-12-31").isNull());
        patch(extra("5.00", ",\"effective_start\":\"2026-06-01\""));
        assertEquals("5.00", setting("?as_of=2026-07-01").get("value").textValue());
        assertEquals("[\"2026-06-01\",\"2026-01-01\"]", history());
        assertEquals(3, started.counts().updates().get("employee_tax_params"));
    }

    @Test
    void somebody_else_may_set_it_meanwhile() {
        ObjectNode other =
                StrictJson.object().put("id", "spa_federal_extra_withholding").put("value", "9.00");
        started.records().setting("employee_tax_params", "emp_1", other.put("effective_start", "2026-02-01"));
        assertEquals("9.00", setting("").get("value").textValue());
        assertTrue(setting("?as_of=2026-01-31").isNull());
        assertTrue(started.counts().updates().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"spa_federal_filing_status","value":"single"}                        | []
                    {"id":"spa_federal_filing_status","value":"widowed"}                       | [["0","value"]]
                    {"id":"spa_federal_filing_status"}                                         | [["0","value"]]
                    {"id":"spa_federal_filing_status","value":{}}                              | [["0","value"]]
                    {"id":"spa_il_allowances","value":"2"}                                     | []
                    {"id":"spa_il_allowances","value":2}                                       | []
                    {"id":"spa_il_allowances","value":"two"}                                   | [["0","value"]]
                    {"id":"spa_il_exempt","value":true}                                        | []
                    {"id":"spa_il_exempt","value":"true","effective_start":"2026-01-01"}       | [["0","effective_start"]]
                    {"id":"spa_il_allowances","applied_for":true}                              | [["0","applied_for"]]
                    {"id":"spa_none","value":"1"}                                              | [["0","id"]]
                    {"value":"1"}                                                              | [["0","id"]]
                    {"id":"spa_il_allowances","value":"1","employee":"emp_1"}                  | [["0","employee"]]
                    7                                                                          | [["0"]]
                    """)
    void a_value_is_of_its_parameters_type(String change, String paths) {
        assertEquals(paths, patch(change).errorPaths());
    }

    @Test
    void one_change_that_is_wrong_refuses_all() {
        assertEquals(
                "[[\"1\",\"value\"]]",
                patch(extra("1.00", "") + "," + extra("x", "")).errorPaths());
        assertTrue(setting("").isNull());
        assertTrue(started.counts().updates().isEmpty());
    }

    @Test
    void what_is_applied_for_has_no_value_until_it_is_no_longer() {
        String path = "/company_tax_params/com_1";
        String change = "[{\"id\":\"spa_company_ein\"%s}]";
        assertEquals(
                "[[\"0\",\"value\"]]",
                http.send("PATCH", path, change.formatted(",\"applied_for\":true,\"value\":\"1\""))
                        .errorPaths());
        assertEquals(
                200,
                http.send("PATCH", path, change.formatted(",\"applied_for\":true"))
                        .status());
        assertEquals(
                "[[\"0\",\"applied_for\"]]",
                http.send("PATCH", path, change.formatted(",\"value\":\"1\"")).errorPaths());
        assertEquals(
                "[[\"0\",\"value\"]]",
                http.send("PATCH", path, change.formatted(",\"applied_for\":false"))
                        .errorPaths());
        assertEquals(
                200,
                http.send("PATCH", path, change.formatted(",\"applied_for\":false,\"value\":\"12-3\""))
                        .status());
        JsonNode all = http.get(path + "/settings").json().get("results");
        assertEquals("12-3", all.get(0).get("value").textValue());
    }

    @Test
    void a_company_reads_the_parameters_of_all_its_employees_page_by_page() {
        JsonNode first = http.get("/employee_tax_params?company=com_1&limit=8").json();
        assertEquals(8, first.get("results").size());
        JsonNode second = http.get(first.get("next").textValue()).json();
        assertEquals(4, second.get("results").size());
        assertEquals("emp_3", second.get("results").get(0).get("employee").textValue());
        assertEquals("com_1", second.get("results").get(0).get("company").textValue());
        assertTrue(second.get("next").isNull());
        assertEquals(
                12,
                http.get("/employee_tax_params/settings?company=com_1")
                        .json()
                        .get("results")
                        .size());
        assertEquals("[[\"company\"]]", http.get("/employee_tax_params").errorPaths());
    }

    @Test
    void many_employees_are_changed_at_once_or_none_is() {
        String change = "{\"id\":\"spa_il_allowances\",\"company\":\"com_1\",\"employee\":\"%s\",\"value\":\"%s\"}";
        String path = "/employee_tax_params/settings";
        String wrong = "[" + change.formatted("emp_1", "1") + "," + change.formatted("emp_other", "1") + "]";
        assertEquals("[[\"1\",\"employee\"]]", http.send("PATCH", path, wrong).errorPaths());
        assertEquals(List.of(), started.records().settings("employee_tax_params", "emp_1"));
        String right = wrong.replace("emp_other", "emp_2");
        assertEquals(200, http.send("PATCH", path, right).status());
        assertEquals(
                "1",
                started.records()
                        .settings("employee_tax_params", "emp_2")
                        .get(0)
                        .get("value")
                        .textValue());
        assertEquals(2, started.counts().updates().get("employee_tax_params"));
    }
}
