package dev.checkbulk.bench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyEmployeesTest {
    private final ManyEmployees employees = new ManyEmployees(3);

    private static JsonNode read(Optional<String> json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.orElseThrow());
    }

    @Test
    void whoWasNotChangedIsMadeUpFromTheNumber() throws JsonProcessingException {
        JsonNode one = read(employees.json("emp_3"));
        assertEquals("emp_3", one.path("id").textValue());
        assertEquals("[\"wrk_0\"]", one.path("workplaces").toString());
        assertEquals("wrk_0", one.path("primary_workplace").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_0", "emp_4", "emp_-1", "emp_x", "emp_", "wrk_1", ""})
    void whoIsNotAmongThemIsNotThere(String id) throws JsonProcessingException {
        assertTrue(employees.json(id).isEmpty());
        assertTrue(employees.change(id, "{\"workplaces\":[]}").isEmpty());
        assertEquals(3, employees.changed(0));
    }

    @Test
    void whoWasChangedIsAtTheNewWorkplacesAndNobodyElseIs() throws JsonProcessingException {
        JsonNode changed = read(employees.change("emp_2", "{\"workplaces\":[\"wrk_7\",\"wrk_8\"]}"));
        assertEquals(changed, read(employees.json("emp_2")));
        assertEquals("[\"wrk_7\",\"wrk_8\"]", changed.path("workplaces").toString());
        assertEquals("wrk_7", changed.path("primary_workplace").textValue());
        assertEquals(
                "wrk_0", read(employees.json("emp_1")).path("primary_workplace").textValue());
        assertTrue(read(employees.change("emp_2", "{\"workplaces\":[]}"))
                .path("primary_workplace")
                .isNull());
    }

    @Test
    void changesAreCountedForEach() throws JsonProcessingException {
        for (String id : List.of("emp_1", "emp_2", "emp_2")) {
            employees.change(id, "{\"workplaces\":[\"wrk_1\"]}");
        }
        assertEquals(List.of(1L, 1L, 1L), List.of(employees.changed(0), employees.changed(1), employees.changed(2)));
        for (int i = 0; i < 300; i++) {
            employees.change("emp_3", "{\"workplaces\":[\"wrk_1\"]}");
        }
        assertEquals(1, employees.changed(127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"workplaces\":\"wrk_1\"}", "{"})
    void whatIsNoChangeOfWorkplacesIsRefused(String body) {
        assertThrows(JsonProcessingException.class, () -> employees.change("emp_1", body));
        assertEquals(3, employees.changed(0));
    }
}
