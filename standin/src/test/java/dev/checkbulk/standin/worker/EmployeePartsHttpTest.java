package dev.checkbulk.standin.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Company-defined attributes and reciprocity elections: lists of changes, not lists that replace. */
class EmployeePartsHttpTest {
    private static final String ATTRIBUTES = "/employees/emp_1/company_defined_attributes";
    private static final String ELECTIONS = "/employees/emp_1/reciprocity_elections";

    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        started.records().company("com_1").employee("emp_1", "com_1", List.of());
    }

    private Http.Reply attributes(String changes) {
        return http.send("PATCH", ATTRIBUTES, "{\"company_defined_attributes\":[" + changes + "]}");
    }

    private static String attribute(String name, String value, String start) {
        return "{\"name\":\"%s\",\"value\":\"%s\",\"effective_start\":\"%s\"}".formatted(name, value, start);
    }

    @Test
    void attributes_are_added_by_name_and_date_and_replaced_by_both() {
        assertEquals(0, http.get(ATTRIBUTES).json().get("results").size());
        attributes(attribute("soc", "1", "2026-01-01") + "," + attribute("wage", "2", "2026-01-01"));
        attributes(attribute("soc", "3", "2026-02-01"));
        Http.Reply last = attributes(attribute("soc", "4", "2026-01-01"));
        assertEquals(200, last.status(), last.body());
        assertEquals(
                "[" + attribute("soc", "4", "2026-01-01") + "," + attribute("soc", "3", "2026-02-01") + ","
                        + attribute("wage", "2", "2026-01-01") + "]",
                http.get(ATTRIBUTES).json().get("results").toString());
        assertEquals(4, started.counts().updates().get("company_defined_attributes"));
        assertEquals(
                3,
                started.records()
                        .settings("company_defined_attributes", "emp_1")
                        .size());
    }

    @Test
    void one_change_that_is_wrong_refuses_all() {
        Http.Reply reply = attributes(attribute("soc", "1", "2026-01-01") + ",{\"name\":\"wage\"},7");
        assertEquals(
                "[[\"company_defined_attributes\",\"1\",\"value\"],[\"company_defined_attributes\",\"2\"]]",
                reply.errorPaths());
        assertEquals(0, http.get(ATTRIBUTES).json().get("results").size());
        assertTrue(started.counts().updates().isEmpty());
        assertEquals(
                "[[\"company_defined_attributes\"]]",
                http.send("PATCH", ATTRIBUTES, "{}").errorPaths());
    }

    @Test
    void elections_are_a_bare_array() {
        String election = "[{\"jurisdiction\":\"in\",\"opt_in\":%s}]";
        assertEquals(
                200, http.send("PATCH", ELECTIONS, election.formatted("true")).status());
        assertEquals(
                "[{\"jurisdiction\":\"in\",\"opt_in\":true,\"effective_start\":\"1900-01-01\"}]",
                http.get(ELECTIONS).json().get("results").toString());
        assertEquals(
                "[[\"0\",\"opt_in\"]]",
                http.send("PATCH", ELECTIONS, election.formatted("1")).errorPaths());
        assertEquals(400, http.send("PATCH", ELECTIONS, "{}").status());
    }

    @Test
    void parts_of_nobody_are_not_found_and_parts_have_their_own_verbs() {
        assertEquals(404, http.get(ELECTIONS.replace("emp_1", "emp_9")).status());
        assertEquals(
                404,
                http.send("PATCH", ATTRIBUTES.replace("emp_1", "emp_9"), "{}").status());
        assertEquals(405, http.send("PUT", ATTRIBUTES, "{}").status());
        assertEquals(302, http.get("/employees/emp_1/nothing").status());
        assertEquals(302, http.get(ATTRIBUTES + "/more").status());
    }
}
