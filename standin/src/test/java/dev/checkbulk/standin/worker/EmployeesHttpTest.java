package dev.checkbulk.standin.worker;

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

class EmployeesHttpTest {
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
                .workplace("wrk_2", "com_1")
                .workplace("wrk_other", "com_2")
                .workplace("wrk_closed", "com_1")
                .change("wrk_closed", StrictJson.object().put("active", false))
                .employee("emp_1", "com_1", List.of("wrk_1"));
    }

    private Http.Reply create(String fields) {
        return http.send("POST", "/employees", "{\"company\":\"com_1\",\"last_name\":\"Roe\"," + fields + "}");
    }

    private Http.Reply patch(String body) {
        return http.send("PATCH", "/employees/emp_1", body);
    }

    private JsonNode stored() {
        return started.records().get("emp_1").orElseThrow();
    }

    @Test
    void a_created_employee_is_there_and_a_sole_workplace_is_primary() {
        Http.Reply reply = create("\"workplaces\":[\"wrk_2\"],\"ssn\":\"123456789\"");
        assertEquals(201, reply.status());
        JsonNode employee = reply.json();
        assertEquals("wrk_2", employee.get("primary_workplace").textValue());
        assertEquals("6789", employee.get("ssn_last_four").textValue());
        assertFalse(employee.has("ssn"));
        assertTrue(employee.get("active").booleanValue());
        assertTrue(employee.get("termination_date").isNull());
        assertEquals(
                employee,
                http.get("/employees/" + employee.get("id").textValue()).json());
        assertEquals(1, started.counts().creates().get("employees"));
    }

    @Test
    void of_several_workplaces_none_is_primary_unless_it_is_named() {
        assertTrue(create("\"workplaces\":[\"wrk_1\",\"wrk_2\"]")
                .json()
                .get("primary_workplace")
                .isNull());
        assertEquals(
                "wrk_2",
                create("\"workplaces\":[\"wrk_1\",\"wrk_2\"],\"primary_workplace\":\"wrk_2\"")
                        .json()
                        .get("primary_workplace")
                        .textValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"workplaces":["wrk_none"]}                                | [["workplaces","0"]]
                    {"workplaces":["wrk_1","wrk_other"]}                       | [["workplaces","1"]]
                    {"workplaces":["wrk_closed"]}                              | [["workplaces","0"]]
                    {"workplaces":["wrk_1","wrk_1"]}                           | [["workplaces","1"]]
                    {"workplaces":"wrk_1"}                                     | [["workplaces"]]
                    {"workplaces":[7]}                                         | [["workplaces","0"]]
                    {"workplaces":null}                                        | [["workplaces"]]
                    {"workplaces":["wrk_2"],"primary_workplace":"wrk_1"}       | [["primary_workplace"]]
                    {"primary_workplace":"wrk_2"}                              | [["primary_workplace"]]
                    {"company":"com_2"}                                        | [["company"]]
                    {"nickname":"x"}                                           | [["nickname"]]
                    {"ssn_last_four":"1234"}                                   | [["ssn_last_four"]]
                    {"ssn":"12345"}                                            | [["ssn"]]
                    {"start_date":"2026-02-30"}                                | [["start_date"]]
                    {"start_date":"02/01/2026"}                                | [["start_date"]]
                    {"active":"yes"}                                           | [["active"]]
                    {"last_name":null}                                         | [["last_name"]]
                    {"last_name":7,"first_name":7}                             | [["last_name"],["first_name"]]
                    {"metadata":{"a":1}}                                       | [["metadata","a"]]
                    {"metadata":["a"]}                                         | [["metadata"]]
                    {"residence":{"line1":"1 Main St","city":"X","state":"IL"}} | [["residence","postal_code"]]
                    """)
    void an_invalid_change_is_refused_whole_and_names_the_field(String body, String paths) {
        JsonNode before = stored();
        Http.Reply reply = patch(body);
        assertEquals(400, reply.status());
        assertEquals("validation_error", reply.errorType());
        assertEquals(paths, reply.errorPaths());
        assertEquals(before, stored());
        assertTrue(started.counts().updates().isEmpty());
    }

    @Test
    void the_list_of_workplaces_is_replaced_whole_and_the_primary_follows() {
        assertEquals(200, patch("{\"workplaces\":[\"wrk_1\",\"wrk_2\"]}").status());
        assertEquals("wrk_1", stored().get("primary_workplace").textValue());
        patch("{\"workplaces\":[\"wrk_2\"]}");
        assertEquals("[\"wrk_2\"]", stored().get("workplaces").toString());
        assertEquals("wrk_2", stored().get("primary_workplace").textValue());
        patch("{\"workplaces\":[]}");
        assertTrue(stored().get("primary_workplace").isNull());
        assertEquals(3, started.counts().updates().get("employees"));
    }

    @Test
    void a_change_leaves_other_fields_alone_and_null_clears() {
        patch("{\"email\":\"a@example.com\",\"metadata\":{\"team\":\"blue\"}}");
        patch("{\"first_name\":\"New\"}");
        assertEquals("a@example.com", stored().get("email").textValue());
        assertEquals("blue", stored().get("metadata").get("team").textValue());
        patch("{\"email\":null}");
        assertTrue(stored().get("email").isNull());
    }

    @Test
    void a_later_start_clears_the_termination() {
        patch("{\"termination_date\":\"2025-01-01\"}");
        patch("{\"start_date\":\"2023-01-01\"}");
        assertEquals("2025-01-01", stored().get("termination_date").textValue());
        patch("{\"start_date\":\"2025-06-01\"}");
        assertTrue(stored().get("termination_date").isNull());
    }

    @Test
    void a_residence_can_be_set_but_not_removed() {
        String address = "{\"line1\":\"1\",\"city\":\"X\",\"state\":\"IL\",\"postal_code\":\"62701\"}";
        assertEquals(200, patch("{\"residence\":null}").status());
        assertEquals(200, patch("{\"residence\":" + address + "}").status());
        assertEquals("[[\"residence\"]]", patch("{\"residence\":null}").errorPaths());
    }

    @Test
    void an_ssn_is_unique_in_its_company_until_it_is_given_up() {
        assertEquals(200, patch("{\"ssn\":\"123456789\"}").status());
        assertEquals(200, patch("{\"ssn\":\"123456789\"}").status());
        String other = "\"workplaces\":[],\"ssn\":\"123456789\"";
        assertEquals("[[\"ssn\"]]", create(other).errorPaths());
        assertEquals(
                201,
                http.send("POST", "/employees", "{\"company\":\"com_2\",\"last_name\":\"Roe\"," + other + "}")
                        .status());
        patch("{\"ssn\":\"987654321\"}");
        assertEquals(201, create(other).status());
    }

    @Test
    void a_create_says_everything_that_is_missing() {
        Http.Reply reply = http.send("POST", "/employees", "{}");
        assertEquals("[[\"company\"],[\"last_name\"],[\"workplaces\"]]", reply.errorPaths());
        assertEquals(
                "[[\"company\"]]",
                http.send("POST", "/employees", "{\"company\":\"com_9\",\"last_name\":\"Roe\",\"workplaces\":[]}")
                        .errorPaths());
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":1'", "'{} {}'", "'{\"a\":1,\"a\":1}'", "'[]'", "'7'"})
    void a_body_that_is_not_one_object_is_refused(String body) {
        Http.Reply reply = patch(body);
        assertEquals(400, reply.status());
        assertEquals("validation_error", reply.errorType());
        assertEquals("non_field_errors", reply.json().findValue("field").textValue());
    }

    @Test
    void a_body_must_say_that_it_is_json() {
        Http.Reply reply = http.start(http.plain("PATCH", "/employees/emp_1", "{}")
                        .header("Authorization", "Bearer sk_test")
                        .header("Content-Type", "text/plain"))
                .join();
        assertEquals(415, reply.status());
    }

    @Test
    void what_is_not_there_is_not_found_and_employees_cannot_be_deleted() {
        assertEquals("not_found", http.get("/employees/emp_9").errorType());
        assertEquals(404, http.send("PATCH", "/employees/emp_9", "{}").status());
        assertEquals(405, http.send("DELETE", "/employees/emp_1", "").status());
        assertEquals(404, http.get("/employees/%77rk_1").status());
        assertEquals(200, http.get("/employees/%65mp_1").status());
    }
}
