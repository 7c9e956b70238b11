package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.ops.Reassignment.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row makes of one person.
 *
 * @param mode what happens to the workplaces that the person has
 * @param employee the person's id
 * @param now the person as it is found; missing when it was not read
 * @param shall the workplaces that it is to have
 * @param primary the workplace that is to be the primary one, or null when that is left to Check
 */
record WorkplaceChange(
        Mode mode,
        String employee,
        JsonNode now,
        List<String> shall,
        @Nullable String primary) {
    private static final Employees EMPLOYEES = new Employees();
    private static final String WORKPLACES = "workplaces";
    private static final String PRIMARY = "primary_workplace";

    static WorkplaceChange of(ReassignEmployees how, Reassignment row, JsonNode now) {
        List<String> shall = how.mode().apply(Reassignment.workplaces(now), row.workplaces());
        String primary = how.primary() ? row.workplaces().get(0) : null;
        return new WorkplaceChange(how.mode(), row.employee(), now, shall, primary);
    }

    /** Why nothing is to be sent; null when something is. */
    @Nullable
    Skipped skipped() {
        boolean guesses = mode != Mode.REPLACE && !now.path(WORKPLACES).isArray();
        if (guesses) { // the list is sent whole, and would take away what is not shown
            return new Skipped(Reason.CONFLICT, "Check does not show the workplaces of " + employee);
        }
        boolean primaryIs = primary == null || now.path(PRIMARY).asText("").equals(primary);
        if (primaryIs && shall.equals(Reassignment.workplaces(now))) {
            return new Skipped(Reason.ALREADY, "the workplaces are so already");
        }
        return shall.isEmpty()
                ? new Skipped(Reason.CONFLICT, "this would leave " + employee + " without a workplace")
                : null;
    }

    CheckRequest request() {
        return primary == null ? EMPLOYEES.reassign(employee, shall) : EMPLOYEES.reassign(employee, shall, primary);
    }

    /** The fields that are sent, as they will be afterwards. */
    ObjectNode after() {
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        ArrayNode workplaces = after.putArray(WORKPLACES);
        shall.forEach(workplaces::add);
        return primary == null ? after : after.put(PRIMARY, primary);
    }

    /** The person as it will be. */
    ObjectNode over(JsonNode person) {
        return person instanceof ObjectNode known ? known.deepCopy().setAll(after()) : after();
    }

    /**
     * The workplaces and the primary one, which Check may change with them, as they are found; null when the person shows
     * neither.
     */
    @Nullable
    ObjectNode before() {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(WORKPLACES, PRIMARY)) {
            if (now.has(name)) {
                before.set(name, now.get(name));
            }
        }
        return before.isEmpty() ? null : before;
    }
}
