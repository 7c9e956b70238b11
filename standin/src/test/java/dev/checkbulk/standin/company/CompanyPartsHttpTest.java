package dev.checkbulk.standin.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a company sets up: signatories, enrollment profile, pay schedules, documents; and webhook configs. */
class CompanyPartsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").company("com_2");
    }

    @Test
    void signatories_are_created_and_listed_under_their_company() {
        String body = "{\"first_name\":\"A\",\"last_name\":\"B\",\"title\":\"CEO\",\"email\":\"a@example.com\"}";
        for (int i = 0; i < 3; i++) {
            Http.Reply made = http.send("POST", "/companies/com_1/signatories", body);
            assertEquals(201, made.status());
            assertEquals("com_1", made.json().get("company").textValue());
        }
        JsonNode first = http.get("/companies/com_1/signatories?limit=2").json();
        assertEquals(2, first.get("results").size());
        assertEquals(
                1, http.get(first.get("next").textValue()).json().get("results").size());
        assertEquals(
                0,
                http.get("/companies/com_2/signatories").json().get("results").size());
        assertEquals(404, http.get("/companies/com_9/signatories").status());
        assertEquals(
                "[[\"title\"],[\"email\"]]",
                http.send("POST", "/companies/com_1/signatories", "{\"first_name\":\"A\",\"last_name\":\"B\"}")
                        .errorPaths());
        assertEquals(302, http.get("/signatories").status());
        assertEquals(302, http.get("/employees/com_1/signatories").status());
        assertEquals(
                405, http.send("PATCH", "/companies/com_1/signatories", "{}").status());
    }

    @Test
    void an_enrollment_profile_is_put_as_a_whole_and_patched_in_part() {
        String path = "/companies/com_1/enrollment_profile";
        assertTrue(http.get(path).json().get("employee_count").isNull());
        assertEquals(
                200,
                http.send("PUT", path, "{\"employee_count\":5,\"first_payroll\":true}")
                        .status());
        http.send("PATCH", path, "{\"employee_count\":6}");
        assertEquals(6, http.get(path).json().get("employee_count").intValue());
        assertTrue(http.get(path).json().get("first_payroll").booleanValue());
        http.send("PUT", path, "{\"employee_count\":7}");
        assertTrue(http.get(path).json().get("first_payroll").isNull());
        assertEquals(
                "[[\"employee_count\"],[\"user_since\"],[\"nothing\"]]",
                http.send("PATCH", path, "{\"employee_count\":\"6\",\"user_since\":\"x\",\"nothing\":1}")
                        .errorPaths());
        assertEquals(3, started.counts().updates().get("enrollment_profile"));
        assertEquals(
                7,
                started.records()
                        .settings("enrollment_profile", "com_1")
                        .get(0)
                        .get("employee_count")
                        .intValue());
        assertTrue(http.get("/companies/com_2/enrollment_profile")
                .json()
                .get("employee_count")
                .isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "pay_frequency":"weekly"                                         | []
                    "pay_frequency":"semimonthly"                                    | [["second_payday"]]
                    "pay_frequency":"semimonthly","second_payday":"2026-01-31"       | []
                    "pay_frequency":"yearly"                                         | [["pay_frequency"]]
                    """)
    void a_semimonthly_schedule_has_two_paydays(String fields, String paths) {
        String body = "{\"company\":\"com_1\",\"first_payday\":\"2026-01-15\",\"first_period_end\":\"2026-01-10\",";
        assertEquals(
                paths, http.send("POST", "/pay_schedules", body + fields + "}").errorPaths());
    }

    @Test
    void a_document_is_announced_and_then_uploaded_as_pdf() {
        JsonNode made = http.send(
                        "POST", "/company_provided_documents", "{\"company\":\"com_1\",\"document_type\":\"x\"}")
                .json();
        assertEquals("pending", made.get("status").textValue());
        String path = "/company_provided_documents/" + made.get("id").textValue();
        assertEquals(415, http.send("PUT", path + "/upload", "{}").status());
        assertEquals(400, upload(path, "not a pdf").status());
        assertEquals(
                404, upload("/company_provided_documents/doc_9", "%PDF-1.7").status());
        assertEquals(
                "uploaded", upload(path, "%PDF-1.7 ...").json().get("status").textValue());
        assertEquals("uploaded", http.get(path).json().get("status").textValue());
        assertEquals(405, http.send("PATCH", path, "{}").status());
    }

    private Http.Reply upload(String path, String content) {
        return http.start(http.plain("PUT", path + "/upload", content)
                        .header("Authorization", "Bearer sk_test")
                        .header("Content-Type", "application/pdf"))
                .join();
    }

    @Test
    void a_webhook_config_lives_outside_of_companies() {
        JsonNode made = http.send("POST", "/webhook_configs", "{\"url\":\"https://example.com/a\"}")
                .json();
        String path = "/webhook_configs/" + made.get("id").textValue();
        assertEquals(200, http.send("PATCH", path, "{\"active\":false}").status());
        assertEquals(
                "[[\"url\"]]", http.send("PATCH", path, "{\"url\":\"example\"}").errorPaths());
        assertEquals(1, http.get("/webhook_configs").json().get("results").size());
        assertEquals(204, http.send("DELETE", path, "").status());
    }
}
