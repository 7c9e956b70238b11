package dev.checkbulk.standin.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Company benefits and post-tax deductions. */
class DeductionsHttpTest {
    private static final String SUPPORT = "{\"external_id\":\"1\",\"agency\":\"a\",\"issue_date\":\"2026-01-01\","
            + "\"amount\":\"100.00\",\"max_percent\":50}";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").company("com_2").employee("emp_1", "com_1", List.of());
    }

    private Http.Reply deduct(String type, String more) {
        String body =
                "{\"type\":\"%s\",\"employee\":\"emp_1\",\"description\":\"d\",\"effective_start\":\"2026-01-01\"%s}";
        return http.send("POST", "/post_tax_deductions", body.formatted(type, more));
    }

    @Test
    void a_deduction_is_created_read_changed_and_deleted() {
        JsonNode made = deduct("miscellaneous", ",\"miscellaneous\":{\"amount\":\"10.00\"}")
                .json();
        assertEquals("com_1", made.get("company").textValue());
        String path = "/post_tax_deductions/" + made.get("id").textValue();
        JsonNode changed =
                http.send("PATCH", path, "{\"miscellaneous\":{\"percent\":5}}").json();
        assertEquals("{\"percent\":5}", changed.get("miscellaneous").toString());
        assertEquals(
                "[[\"type\"]]",
                http.send("PATCH", path, "{\"type\":\"child_support\"}").errorPaths());
        assertEquals(
                "[[\"employee\"]]",
                http.send("PATCH", path, "{\"employee\":\"emp_1\"}").errorPaths());
        assertEquals(
                "[[\"effective_end\"]]",
                http.send("PATCH", path, "{\"effective_end\":\"2025-12-31\"}").errorPaths());
        assertEquals(
                1,
                http.get("/post_tax_deductions?employee=emp_1&company=com_1&include_external=true")
                        .json()
                        .get("results")
                        .size());
        assertEquals(204, http.send("DELETE", path, "").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    miscellaneous             |                                                           | [["miscellaneous"]]
                    miscellaneous             | ,"miscellaneous":{"amount":10}                            | [["miscellaneous","amount"]]
                    miscellaneous             | ,"miscellaneous":{},"managed":true                        | [["managed"]]
                    miscellaneous_garnishment | ,"miscellaneous":{}                                       | [["miscellaneous_garnishment"],["miscellaneous"]]
                    child_support             | ,"child_support":{"external_id":"1"}                      | [["child_support","agency"],["child_support","issue_date"],["child_support","amount"],["child_support","max_percent"]]
                    loan                      | ,"miscellaneous":{}                                       | [["type"]]
                    """)
    void the_type_says_which_settings_there_are(String type, String more, String paths) {
        assertEquals(paths, deduct(type, more == null ? "" : more).errorPaths());
    }

    @Test
    void child_support_needs_the_employees_ssn() {
        String more = ",\"managed\":true,\"child_support\":" + SUPPORT;
        assertEquals("[[\"employee\"]]", deduct("child_support", more).errorPaths());
        http.send("PATCH", "/employees/emp_1", "{\"ssn\":\"123456789\"}");
        assertEquals(201, deduct("child_support", more).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                             | []
                    {"company_contribution_percent":"5.5"}                                         | []
                    {"company_contribution_percent":5.5}                                           | [["company_contribution_percent"]]
                    {"company_contribution_percent":"100.01"}                                      | [["company_contribution_percent"]]
                    {"employee_contribution_amount":"1"}                                           | []
                    {"period":"weekly"}                                                            | [["period"]]
                    {"company":"com_2"}                                                            | [["company"]]
                    {"description":null}                                                           | [["description"]]
                    {"effective_start":"2026-02-01","effective_end":"2026-01-01"}                  | [["effective_end"]]
                    """)
    void a_company_benefit_is_changed(String body, String paths) {
        String made = "{\"company\":\"com_1\",\"benefit\":\"125_medical\",\"description\":\"Medical\"}";
        String id =
                http.send("POST", "/company_benefits", made).json().get("id").textValue();
        assertEquals(paths, http.send("PATCH", "/company_benefits/" + id, body).errorPaths());
        assertEquals(204, http.send("DELETE", "/company_benefits/" + id, "").status());
    }

    @Test
    void an_employee_has_no_benefit_of_another_company() {
        started.records()
                .mention("company_benefits", "cbn_other", StrictJson.object().put("company", "com_2"));
        assertEquals(
                "[[\"company_benefit\"]]",
                http.send("POST", "/benefits", "{\"employee\":\"emp_1\",\"company_benefit\":\"cbn_other\"}")
                        .errorPaths());
    }
}
