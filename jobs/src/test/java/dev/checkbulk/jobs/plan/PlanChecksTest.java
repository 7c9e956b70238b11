package dev.checkbulk.jobs.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rows come first, and which contradict each other. */
class PlanChecksTest {
    private static Edit edit(long row, String person, String company, Object workplaces) {
        return Edit.of(
                        row,
                        person,
                        CheckRequest.patch("/employees/{employee}", person).body(Map.of("workplaces", workplaces)))
                .company(company);
    }

    @Test
    void aCanaryHasRowsOfManyCompaniesAndOneOfEachRecord() {
        List<Edit> edits = List.of(
                edit(1, "emp_1", "com_1", "a"),
                edit(2, "emp_1", "com_1", "b"),
                edit(3, "emp_2", "com_1", "a"),
                edit(4, "emp_3", "com_2", "a"),
                edit(5, "emp_4", "com_3", "a"));
        assertEquals(Set.of(1L, 4L), CanaryRows.choose(edits, 2));
        assertEquals(Set.of(1L, 4L, 5L, 3L), CanaryRows.choose(edits, 4));
        assertEquals(4, CanaryRows.choose(edits, 50).size(), "the second row of a record waits for the others");
        assertEquals(Set.of(), CanaryRows.choose(edits, 0));
    }

    @Test
    void rowsThatSetAFieldToDifferentValuesContradictEachOther() {
        List<Edit> edits = new ArrayList<>(List.of(
                edit(1, "emp_1", "com_1", "a"), edit(2, "emp_2", "com_1", "b"), edit(3, "emp_1", "com_1", "a")));
        assertEquals(List.of(), Contradictions.of(plan(edits)));
        edits.add(edit(4, "emp_1", "com_1", "c"));
        assertEquals(List.of(new Contradiction(4, 3, "workplaces", "emp_1")), Contradictions.of(plan(edits)));
    }

    @Test
    void differentSettingsOfOnePersonDoNotContradictEachOther() {
        List<Edit> edits = new ArrayList<>(List.of(
                grade(1, "grade", "A", "2026-01-01"),
                grade(2, "team", "B", "2026-01-01"),
                grade(3, "grade", "B", "2026-02-01")));
        assertEquals(List.of(), Contradictions.of(plan(edits)));
        edits.add(grade(4, "grade", "C", "2026-02-01"));
        assertEquals(List.of(new Contradiction(4, 3, "value", "emp_1")), Contradictions.of(plan(edits)));
    }

    private static Edit grade(long row, String name, String value, String day) {
        Setting setting = new Setting(List.of("name"), "effective_start", null, "attributes");
        JsonNode change = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("value", value)
                .put("effective_start", day);
        CheckRequest request =
                CheckRequest.patch("/employees/{employee}/attributes", "emp_1").body(setting.body(change));
        return Edit.of(row, "emp_1", request).resource(request.path()).setting(setting);
    }

    private static Plan plan(List<Edit> edits) {
        return new Plan(
                new Plan.Header("0".repeat(32), "x", "0", "x", Instant.EPOCH, JsonNodeFactory.instance.objectNode()),
                edits,
                List.of());
    }
}
