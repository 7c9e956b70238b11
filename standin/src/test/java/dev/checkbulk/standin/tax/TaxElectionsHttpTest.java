package dev.checkbulk.standin.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxElectionsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1");
        for (int i = 100; i < 110; i++) {
            started.records().employee("emp_" + i, "com_1", List.of());
        }
    }

    private static String exempt(String more) {
        return "[{\"id\":\"txe_fica\",\"employee\":\"emp_100\",\"setting\":"
                + "{\"exempt\":true,\"effective_start\":\"2026-01-01\"" + more + "}}]";
    }

    private JsonNode list(String query) {
        return http.get("/employee_tax_elections" + query).json().get("results");
    }

    @Test
    void an_election_holds_from_its_date_on() {
        assertEquals(
                200, http.send("PATCH", "/employee_tax_elections", exempt("")).status());
        JsonNode now = list("?employee=emp_100&tax=tax_fica").get(0);
        assertTrue(now.get("setting").get("exempt").booleanValue());
        assertEquals(1, now.get("setting_timeline").size());
        JsonNode before =
                list("?employee=emp_100&tax=tax_fica&as_of=2025-12-31").get(0);
        assertTrue(before.get("setting").isNull());
        assertTrue(list("?employee=emp_101&tax=tax_fica").get(0).get("setting").isNull());
        assertEquals(
                1,
                started.records().settings("employee_tax_elections", "emp_100").size());
        assertEquals(1, started.counts().updates().get("employee_tax_elections"));
    }

    @Test
    void a_page_holds_25_at_most_and_all_pages_everything() {
        String next = "/employee_tax_elections?company=com_1&limit=500";
        int seen = 0;
        int pages = 0;
        while (!next.equals("null")) {
            JsonNode page = http.get(next).json();
            assertTrue(page.get("results").size() <= 25);
            seen += page.get("results").size();
            next = page.get("next").asText();
            pages++;
        }
        assertEquals(30, seen);
        assertEquals(2, pages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"txe_none","employee":"emp_100","setting":{"exempt":true,"effective_start":"2026-01-01"}}  | [["0","id"]]
                    {"id":"txe_fica","employee":"emp_9","setting":{"exempt":true,"effective_start":"2026-01-01"}}    | [["0","employee"]]
                    {"id":"txe_fica","employee":"emp_100","setting":{"exempt":true}}                                 | [["0","setting","effective_start"]]
                    {"id":"txe_fica","employee":"emp_100","setting":{"effective_start":"2026-01-01"}}                | [["0","setting","exempt"]]
                    {"id":"txe_fica","employee":"emp_100"}                                                           | [["0","setting"]]
                    """)
    void a_change_is_whole(String change, String paths) {
        assertEquals(
                paths,
                http.send("PATCH", "/employee_tax_elections", "[" + change + "]")
                        .errorPaths());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /company_tax_elections",
                "POST /company_tax_elections",
                "POST /company_tax_elections/settings"
            })
    void a_company_election_is_set_at_any_of_its_endpoints(String endpoint) {
        String[] parts = endpoint.split(" ");
        String change = "[{\"id\":\"%s\",\"company\":\"com_1\","
                + "\"setting\":{\"exempt\":true,\"effective_start\":\"2026-01-01\"}}]";
        assertEquals(
                200,
                http.send(parts[0], parts[1], change.formatted("txe_company_fica"))
                        .status());
        assertEquals(
                "[[\"0\",\"setting\"]]",
                http.send(parts[0], parts[1], change.formatted("txe_company_futa"))
                        .errorPaths());
        JsonNode list = http.get("/company_tax_elections?company=com_1&exemptible=true")
                .json()
                .get("results");
        assertEquals(1, list.size());
        assertTrue(list.get(0).get("setting").get("exempt").booleanValue());
    }

    @Test
    void employees_elections_are_not_created() {
        assertEquals(
                405, http.send("POST", "/employee_tax_elections", exempt("")).status());
        assertEquals(
                302,
                http.send("POST", "/employee_tax_elections/settings", exempt(""))
                        .status());
    }
}
