package dev.checkbulk.standin.company;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Companies and their workplaces. */
class CompaniesHttpTest {
    private static final String ADDRESS =
            "{\"line1\":\"1 Main St\",\"city\":\"Springfield\",\"state\":\"%s\",\"postal_code\":\"62701\"}";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").workplace("wrk_1", "com_1").employee("emp_1", "com_1", List.of("wrk_1"));
    }

    @Test
    void a_company_is_created_read_and_changed() {
        JsonNode company =
                http.send("POST", "/companies", "{\"legal_name\":\"Acme\"}").json();
        String path = "/companies/" + company.get("id").textValue();
        assertEquals(company, http.get(path).json());
        assertEquals(
                "[[\"principal_place_of_business\"]]",
                http.send("POST", "/companies", "{\"legal_name\":\"A\",\"principal_place_of_business\":\"wrk_1\"}")
                        .errorPaths());
        JsonNode changed = http.send("PATCH", path, "{\"principal_place_of_business\":\"wrk_1\"}")
                .json();
        assertEquals("wrk_1", changed.get("principal_place_of_business").textValue());
        assertEquals("Acme", changed.get("legal_name").textValue());
    }

    @Test
    void a_workplace_needs_a_company_and_a_whole_address() {
        String body = "{\"company\":\"com_1\",\"address\":" + ADDRESS.formatted("IL") + "}";
        assertEquals(201, http.send("POST", "/workplaces", body).status());
        assertEquals(
                "[[\"company\"]]",
                http.send("POST", "/workplaces", body.replace("com_1", "com_9")).errorPaths());
        assertEquals(
                "[[\"address\",\"city\"]]",
                http.send("POST", "/workplaces", body.replace("\"city\":\"Springfield\",", ""))
                        .errorPaths());
    }

    @Test
    void a_workplace_of_an_active_employee_stays_active() {
        Http.Reply reply = http.send("PATCH", "/workplaces/wrk_1", "{\"active\":false}");
        assertEquals("[[\"active\"]]", reply.errorPaths());
        http.send("PATCH", "/employees/emp_1", "{\"active\":false}");
        assertEquals(
                200,
                http.send("PATCH", "/workplaces/wrk_1", "{\"active\":false}").status());
        assertEquals(
                200,
                http.send("PATCH", "/workplaces/wrk_1", "{\"active\":true}").status());
    }

    @Test
    void a_workplace_does_not_move_to_another_state() {
        String there = "{\"address\":" + ADDRESS.formatted("IN") + "}";
        assertEquals(
                "[[\"address\"]]",
                http.send("PATCH", "/workplaces/wrk_1", there).errorPaths());
        String here = "{\"address\":" + ADDRESS.formatted("IL").replace("1 Main St", "2 Main St") + "}";
        assertEquals(200, http.send("PATCH", "/workplaces/wrk_1", here).status());
    }

    @Test
    void companies_that_are_not_active_are_listed_on_request_only() {
        started.records().company("com_2").change("com_2", StrictJson.object().put("active", false));
        assertEquals(1, http.get("/companies").json().get("results").size());
        JsonNode inactive = http.get("/companies?active=false").json().get("results");
        assertEquals(1, inactive.size());
        assertTrue(inactive.get(0).get("id").textValue().equals("com_2"));
    }
}
