package dev.checkbulk.standin.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class ContractorsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").company("com_2").workplace("wrk_1", "com_1");
        started.records()
                .workplace("wrk_2", "com_1")
                .workplace("wrk_other", "com_2")
                .employee("emp_1", "com_1", List.of());
    }

    private Http.Reply create(String more) {
        return http.send("POST", "/contractors", "{\"company\":\"com_1\",\"last_name\":\"Roe\"" + more + "}");
    }

    private String created(String more) {
        Http.Reply reply = create(more);
        assertEquals(200, reply.status(), reply.body());
        return "/contractors/" + reply.json().get("id").textValue();
    }

    @Test
    void one_is_created_read_changed_and_listed() {
        String path = created(",\"workplaces\":[\"wrk_1\"]");
        JsonNode contractor = http.get(path).json();
        assertEquals("individual", contractor.get("type").textValue());
        assertEquals("wrk_1", contractor.get("primary_workplace").textValue());
        Http.Reply changed = http.send("PATCH", path, "{\"type\":\"business\",\"business_name\":\"Roe LLC\"}");
        assertEquals("Roe LLC", changed.json().get("business_name").textValue());
        assertEquals(
                changed.json(),
                http.get("/contractors?company=com_1").json().get("results").get(0));
        assertEquals(405, http.send("DELETE", path, "").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssn", "ein"})
    void a_number_is_unique_in_its_company_and_only_its_end_is_shown(String field) {
        String number = ",\"" + field + "\":\"123456789\"";
        String path = created(number);
        JsonNode shown = http.get(path).json();
        assertFalse(shown.has(field));
        assertEquals("6789", shown.get(field + "_last_four").textValue());
        assertEquals("[[\"" + field + "\"]]", create(number).errorPaths());
        http.send("PATCH", path, "{\"" + field + "\":null}");
        assertTrue(http.get(path).json().get(field + "_last_four").isNull());
        created(number);
    }

    @Test
    void a_refused_request_takes_no_number() {
        assertEquals(400, create(",\"ssn\":\"123456789\",\"ein\":\"12\"").status());
        String body = ",\"ssn\":\"123456789\",\"workplaces\":[\"wrk_1\"],\"primary_workplace\":\"wrk_2\"";
        assertEquals("[[\"primary_workplace\"]]", create(body).errorPaths());
        created(",\"ssn\":\"123456789\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"type":"partner"}                         | [["type"]]
                    {"type":null,"last_name":null}             | [["last_name"]]
                    {"company":"com_2"}                        | [["company"]]
                    {"workplaces":["wrk_other"]}               | [["workplaces","0"]]
                    {"workplaces":null}                        | [["workplaces"]]
                    {"1099_nec_electronic_consent_provided":1} | [["1099_nec_electronic_consent_provided"]]
                    {"active":false}                           | [["active"]]
                    {"default_net_pay_split":"nps_none"}       | [["default_net_pay_split"]]
                    """)
    void an_invalid_change_is_refused(String body, String paths) {
        assertEquals(paths, http.send("PATCH", created(""), body).errorPaths());
    }

    @Test
    void a_later_start_clears_the_termination() {
        String path = created(",\"start_date\":\"2024-01-01\",\"termination_date\":\"2025-01-01\"");
        JsonNode changed =
                http.send("PATCH", path, "{\"start_date\":\"2025-06-01\"}").json();
        assertTrue(changed.get("termination_date").isNull());
    }
}
