package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.Companies;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsTest {
    private static final Companies COMPANIES = new Companies();
    private static final Workplaces WORKPLACES = new Workplaces();
    private static final Employees EMPLOYEES = new Employees();
    private static final Benefits BENEFITS = new Benefits();
    private static final Map<String, String> FIELDS = Map.of("name", "x");

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("GET /companies/com_1", COMPANIES.get("com_1")),
                Arguments.of("GET /companies?limit=100&active=false", COMPANIES.list(false)),
                Arguments.of("GET /companies", COMPANIES.byId()),
                Arguments.of("POST /companies (body of 12 characters)", COMPANIES.create(FIELDS)),
                Arguments.of("PATCH /companies/com_1 (body of 12 characters)", COMPANIES.update("com_1", FIELDS)),
                Arguments.of("GET /workplaces/wrk_1", WORKPLACES.get("wrk_1")),
                Arguments.of("GET /workplaces?limit=500", WORKPLACES.list()),
                Arguments.of("GET /workplaces?limit=500&company=com_1", WORKPLACES.list("com_1")),
                Arguments.of("GET /workplaces", WORKPLACES.byId()),
                Arguments.of("POST /workplaces (body of 12 characters)", WORKPLACES.create(FIELDS)),
                Arguments.of("PATCH /workplaces/wrk_1 (body of 12 characters)", WORKPLACES.update("wrk_1", FIELDS)),
                Arguments.of("GET /employees/emp_1", EMPLOYEES.get("emp_1")),
                Arguments.of("GET /employees?limit=100&company=com_1", EMPLOYEES.list("com_1")),
                Arguments.of(
                        "GET /employees?limit=100&company=com_1&workplace=wrk_1&active=true",
                        EMPLOYEES.list(new EmployeeFilter("com_1", "wrk_1", true))),
                Arguments.of("GET /employees", EMPLOYEES.byId()),
                Arguments.of("POST /employees (body of 12 characters)", EMPLOYEES.create(FIELDS)),
                Arguments.of("PATCH /employees/emp_1 (body of 12 characters)", EMPLOYEES.update("emp_1", FIELDS)),
                Arguments.of("GET /benefits/ben_1", BENEFITS.get("ben_1")),
                Arguments.of("GET /benefits?limit=100&company=com_1", BENEFITS.list("com_1")),
                Arguments.of(
                        "GET /benefits?limit=100&employee=emp_1&include_external=true",
                        BENEFITS.list(new BenefitFilter(null, "emp_1", true))),
                Arguments.of("POST /employee_benefits (body of 12 characters)", BENEFITS.create(FIELDS)),
                Arguments.of(
                        "POST /benefits (body of 12 characters)",
                        BENEFITS.create(FIELDS, Benefits.CreatePath.REFERENCE)),
                Arguments.of("PATCH /benefits/ben_1 (body of 12 characters)", BENEFITS.update("ben_1", FIELDS)),
                Arguments.of("DELETE /benefits/ben_1", BENEFITS.delete("ben_1")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void buildsTheDocumentedRequest(String expected, CheckRequest request) {
        assertEquals(expected, request.toString());
    }

    @Test
    void aReassignmentSendsTheWholeList() {
        CheckRequest request = EMPLOYEES.reassign("emp_1", List.of("wrk_2", "wrk_1"));
        assertEquals("PATCH /employees/emp_1 (body of 32 characters)", request.toString());
        assertEquals("{\"workplaces\":[\"wrk_2\",\"wrk_1\"]}", request.body());
        assertEquals(Expected.object("emp_1"), request.expected());
    }

    @Test
    void aReassignmentNamesThePrimaryWorkplace() {
        assertEquals(
                "{\"primary_workplace\":\"wrk_1\",\"workplaces\":[\"wrk_2\",\"wrk_1\"]}",
                EMPLOYEES.reassign("emp_1", List.of("wrk_2", "wrk_1"), "wrk_1").body());
    }

    @Test
    void aReassignmentWithoutAWorkplaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> EMPLOYEES.reassign("emp_1", List.of()));
        assertThrows(IllegalArgumentException.class, () -> Reassignment.of("emp_1", List.of()));
        assertThrows(IllegalArgumentException.class, () -> Reassignment.of("emp_1", List.of("wrk_1", "wrk_1")));
    }

    @Test
    void thePrimaryWorkplaceMustBeOneOfTheWorkplaces() {
        assertThrows(IllegalArgumentException.class, () -> EMPLOYEES.reassign("emp_1", List.of("wrk_1"), "wrk_2"));
    }

    @Test
    void aCreateIsBelievedOnlyWithAnId() {
        assertEquals(Expected.created(), BENEFITS.create(FIELDS).expected());
        assertEquals(Expected.created(), EMPLOYEES.create(FIELDS).expected());
    }
}
