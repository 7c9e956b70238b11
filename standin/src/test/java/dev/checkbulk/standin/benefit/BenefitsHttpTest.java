package dev.checkbulk.standin.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class BenefitsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").employee("emp_1", "com_1", List.of()).employee("emp_2", "com_1", List.of());
    }

    private Http.Reply create(String fields) {
        return http.send("POST", "/benefits", "{\"employee\":\"emp_1\"," + fields + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/benefits", "/employee_benefits"})
    void both_paths_lead_to_the_same_benefits(String path) {
        Http.Reply reply = http.send(
                "POST", path, "{\"employee\":\"emp_1\",\"company_benefit\":\"cbn_1\",\"period\":\"monthly\"}");
        assertEquals(201, reply.status());
        String id = reply.json().get("id").textValue();
        assertEquals("com_1", reply.json().get("company").textValue());
        assertEquals(reply.json(), http.get("/benefits/" + id).json());
        assertEquals(reply.json(), http.get("/employee_benefits/" + id).json());
        assertEquals(
                200,
                http.send("PATCH", path + "/" + id, "{\"description\":\"d\"}").status());
        assertEquals(204, http.send("DELETE", path + "/" + id, "").status());
        assertEquals(404, http.send("DELETE", path + "/" + id, "").status());
        assertEquals(1, started.counts().deletes().get("benefits"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "employee_contribution_amount":"1384.61"  | 201
                    "employee_contribution_amount":"0"        | 201
                    "employee_contribution_amount":null       | 201
                    "employee_contribution_percent":100       | 201
                    "employee_contribution_percent":0.5       | 201
                    "employee_contribution_amount":"1384.615" | 400
                    "employee_contribution_amount":"-1"       | 400
                    "employee_contribution_amount":"1e3"      | 400
                    "employee_contribution_amount":"1,384.61" | 400
                    "employee_contribution_amount":"1384."    | 400
                    "employee_contribution_amount":1384.61    | 400
                    "employee_contribution_percent":100.01    | 400
                    "employee_contribution_percent":-0.01     | 400
                    "employee_contribution_percent":"5"       | 400
                    "period":null                             | 201
                    "period":"weekly"                         | 400
                    "effective_start":"2026-1-1"              | 400
                    "effective_start":"2026-01-02","effective_end":"2026-01-02" | 201
                    "effective_start":"2026-01-02","effective_end":"2026-01-01" | 400
                    "metadata":{"a":null}                     | 400
                    """)
    void values_must_be_of_their_form(String field, int status) {
        assertEquals(status, create("\"company_benefit\":\"cbn_1\"," + field).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"employee":"emp_9","company_benefit":"cbn_1"}       | [["employee"]]
                    {"employee":"emp_1","company_benefit":"cbn_missing"} | [["company_benefit"]]
                    {"employee":"emp_1"}                                 | [["benefit"]]
                    {"company_benefit":"cbn_1"}                          | [["employee"]]
                    """)
    void what_it_refers_to_must_be_there(String body, String paths) {
        Http.Reply reply = http.send("POST", "/benefits", body);
        assertEquals(400, reply.status());
        assertEquals(paths, reply.errorPaths());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-02-01 | 2026-02-28 | 400
                    2026-01-01 | 2026-02-01 | 400
                    2026-02-28 | 2026-03-31 | 400
                    2026-01-01 | 2026-03-31 | 400
                    2026-01-01 | 2026-01-31 | 201
                    2026-03-01 | 2026-03-31 | 201
                    """)
    void the_same_benefit_cannot_be_twice_on_one_day(String start, String end, int status) {
        String february =
                "\"company_benefit\":\"cbn_1\",\"effective_start\":\"2026-02-01\",\"effective_end\":\"2026-02-28\"";
        assertEquals(201, create(february).status());
        String dates = ",\"effective_start\":\"" + start + "\",\"effective_end\":\"" + end + "\"";
        Http.Reply reply = create("\"company_benefit\":\"cbn_1\"" + dates);
        assertEquals(status, reply.status());
        if (status == 400) {
            assertEquals("employee_benefit_effective_date_overlap", reply.errorType());
        }
    }

    @Test
    void without_dates_it_is_always_and_others_do_not_mind() {
        assertEquals(201, create("\"company_benefit\":\"cbn_1\"").status());
        assertEquals(
                400,
                create("\"company_benefit\":\"cbn_1\",\"effective_start\":\"2030-01-01\"")
                        .status());
        assertEquals(201, create("\"company_benefit\":\"cbn_2\"").status());
        assertEquals(201, create("\"benefit\":\"125_medical\"").status());
        assertEquals(400, create("\"benefit\":\"125_medical\"").status());
        assertEquals(
                201,
                http.send("POST", "/benefits", "{\"employee\":\"emp_2\",\"company_benefit\":\"cbn_1\"}")
                        .status());
    }

    @Test
    void a_change_may_overlap_with_itself_only() {
        started.records()
                .benefit("ben_1", "emp_1", "cbn_1", "2026-01-01")
                .benefit("ben_2", "emp_1", "cbn_2", "2026-01-01");
        assertEquals(
                200,
                http.send("PATCH", "/benefits/ben_1", "{\"effective_start\":\"2026-02-01\"}")
                        .status());
        JsonNode refused = http.send("PATCH", "/benefits/ben_1", "{\"company_benefit\":\"cbn_2\"}")
                .json();
        assertEquals(
                "employee_benefit_effective_date_overlap",
                refused.get("error").get("type").textValue());
        http.send("DELETE", "/benefits/ben_2", "");
        assertEquals(
                200,
                http.send("PATCH", "/benefits/ben_1", "{\"company_benefit\":\"cbn_2\"}")
                        .status());
    }

    @Test
    void a_benefit_that_moves_to_another_employee_leaves_room() {
        started.records().benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
        Http.Reply moved = http.send("PATCH", "/benefits/ben_1", "{\"employee\":\"emp_2\"}");
        assertEquals("emp_2", moved.json().get("employee").textValue());
        assertEquals(201, create("\"company_benefit\":\"cbn_1\"").status());
        assertEquals(
                400,
                http.send("PATCH", "/benefits/ben_1", "{\"employee\":\"emp_1\"}")
                        .status());
    }
}
