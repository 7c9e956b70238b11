package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.ops.Benefits.CreatePath;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.plan.Inverse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckUndoRulesTest {
    private final CheckUndoRules undoings = new CheckUndoRules();

    @ParameterizedTest
    @EnumSource(CreatePath.class)
    void aBenefitIsDeletedWhereverItWasCreated(CreatePath where) {
        assertEquals(
                new Inverse.By(new Benefits().delete("ben_1"), new Benefits().get("ben_1")),
                undoings.inverse(new Benefits().create(Map.of("employee", "emp_1"), where), "ben_1"));
    }

    @Test
    void anEmployeeCannotBeDeleted() {
        assertEquals(
                new Inverse.None(
                        "Check has no request that deletes an employee; a termination_date says when somebody left"),
                undoings.inverse(new Employees().create(Map.of()), "emp_1"));
    }

    @Test
    void aWorkplaceIsMadeInactive() {
        assertEquals(
                new Inverse.By(
                        new Workplaces().update("wrk_1", Map.of("active", false)), new Workplaces().get("wrk_1")),
                undoings.inverse(new Workplaces().create(Map.of()), "wrk_1"));
    }

    @Test
    void everyCreateHasAWayBackOrAReason() {
        for (ResourceType type : ResourceType.all()) {
            if (type.has(Verb.CREATE)) {
                String[] owner =
                        type.ids(Verb.CREATE).stream().map(place -> "x_1").toArray(String[]::new);
                Inverse inverse = undoings.inverse(type.create(Map.of(), owner), "x_2");
                assertEquals(type.removal() instanceof Removal.None, inverse instanceof Inverse.None, type.name());
            }
        }
    }

    @Test
    void aNewerStartEmptiesTheTermination() {
        JsonNode sent = new ObjectMapper().valueToTree(Map.of("start_date", "2027-01-01"));
        assertTrue(undoings.changesAlong("termination_date", TextNode.valueOf("2026-01-01"), sent));
        JsonNode both =
                new ObjectMapper().valueToTree(Map.of("start_date", "2027-01-01", "termination_date", "2027-02-01"));
        assertFalse(undoings.changesAlong("termination_date", TextNode.valueOf("2026-01-01"), both));
    }

    private boolean primaryChanges(Object sent) {
        JsonNode body = new ObjectMapper().valueToTree(sent);
        return undoings.changesAlong("primary_workplace", TextNode.valueOf("wrk_0"), body);
    }

    @Test
    void aPrimaryWorkplaceThatIsNotAmongTheNewOnesGivesWay() {
        assertTrue(primaryChanges(Map.of("workplaces", List.of("wrk_1"))));
        assertFalse(primaryChanges(Map.of("workplaces", List.of("wrk_1", "wrk_0"))));
        assertFalse(primaryChanges(Map.of("email", "a@example.com")));
    }

    @Test
    void nothingElseChangesUnasked() {
        JsonNode body = new ObjectMapper().valueToTree(Map.of("workplaces", List.of("wrk_1")));
        assertFalse(undoings.changesAlong("email", TextNode.valueOf("a@example.com"), body));
    }
}
