package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Deactivations.Part;
import dev.checkbulk.ops.now.Belongings;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.Owners.Owner;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.ops.row.Step;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One plan of deactivations while it is made. Confined to the client's context. */
final class DeactivationPlanner {
    private static final ResourceType EMPLOYEES = ResourceType.of("employees");
    private static final Map<Part, ResourceType> TYPES = new EnumMap<>(Map.of(
            Part.BENEFITS, ResourceType.of("benefits"),
            Part.DEDUCTIONS, ResourceType.of("post_tax_deductions"),
            Part.RATES, ResourceType.of("earning_rates")));

    private final Deactivations how;
    private final ReadClient client;
    private final Owners owners = new Owners("active", "start_date", "termination_date");
    private final Map<Part, Belongings> belongings = new EnumMap<>(Part.class);
    private final Set<String> again = new HashSet<>();
    private final Map<String, Long> planned = new HashMap<>();

    DeactivationPlanner(Deactivations how, ReadClient client) {
        this.how = how;
        this.client = client;
        TYPES.forEach((part, type) -> {
            if (!how.keeping().contains(part)) {
                belongings.put(part, new Belongings(type, client));
            }
        });
    }

    Future<List<PlanRow>> plan(List<Deactivation> rows) {
        return client.blocking(() -> {
                    add(rows);
                    return true;
                })
                .compose(added -> owners.read(client))
                .compose(read -> Future.all(belongings.values().stream()
                        .map(some -> some.read(owners))
                        .toList()))
                .compose(read -> PlanParts.plan(
                        client, rows, (part, before) -> Future.succeededFuture(to -> part(part, before, to))));
    }

    private void add(List<Deactivation> rows) {
        long number = 0;
        for (Deactivation row : rows) {
            number++;
            if (!owners.add(Owner.employee(row.employee()))) {
                again.add(row.employee());
            }
            for (Belongings some : belongings.values()) {
                some.add(number, row.employee());
            }
        }
    }

    private void part(List<Deactivation> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (Deactivation row : rows) {
            steps(++number, row).forEach(to);
        }
    }

    private List<? extends PlanRow> steps(long number, Deactivation row) {
        Owner owner = Owner.employee(row.employee());
        Untouched absent = owners.absent(number, owner);
        if (absent != null) {
            return List.of(absent);
        }
        Step step = new Step(number, row.employee(), owners.company(owner));
        JsonNode person = owners.get(owner);
        List<Refusal> refusals = refusals(number, row, person);
        if (!refusals.isEmpty()) {
            return List.of(step.refused(refusals));
        }
        List<Edit> edits = new ArrayList<>();
        belongings.forEach((part, some) -> some.of(number, row.employee()).forEach(record -> {
            ObjectNode end = end(part, record, row);
            if (!end.isEmpty()) {
                edits.add(step.change(type(part), record, end));
            }
        }));
        ObjectNode leaves = leaves(row, person);
        if (!leaves.isEmpty()) {
            edits.add(step.change(EMPLOYEES, person, leaves));
        }
        if (edits.isEmpty()) {
            return List.of(step.already("it is so already"));
        }
        edits.set(0, edits.get(0).warnings(warnings(row)));
        return edits;
    }

    private static ResourceType type(Part part) {
        return TYPES.getOrDefault(part, EMPLOYEES);
    }

    private List<Refusal> refusals(long number, Deactivation row, JsonNode person) {
        List<Refusal> refusals = new ArrayList<>();
        String date = row.terminationDate().toString();
        if (date.compareTo(text(person, "start_date")) < 0) {
            refusals.add(new Refusal(
                    "dates", "termination_date " + date + " is before start_date " + text(person, "start_date")));
        }
        belongings.forEach((part, some) -> some.of(number, row.employee()).stream()
                .filter(record ->
                        part != Part.RATES && text(record, "effective_start").compareTo(date) > 0)
                .forEach(record -> refusals.add(new Refusal(
                        "begins_later",
                        "the " + type(part).singular() + " " + text(record, "id") + " begins on "
                                + text(record, "effective_start") + ", after the termination: delete it or let it begin"
                                + " before"))));
        Long earlier = refusals.isEmpty() && again.contains(row.employee())
                ? planned.putIfAbsent(row.employee(), number)
                : null;
        if (earlier != null) {
            refusals.add(new Refusal("duplicate", "row " + earlier + " deactivates " + row.employee() + " already"));
        }
        return refusals;
    }

    /** What ends a benefit, a deduction or a rate with the employment; nothing when it has ended then. */
    private static ObjectNode end(Part part, JsonNode record, Deactivation row) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        if (part == Part.RATES) {
            return record.path("active").asBoolean() ? change.put("active", false) : change;
        }
        String date = row.terminationDate().toString();
        String end = text(record, "effective_end");
        return end.isEmpty() || end.compareTo(date) > 0 ? change.put("effective_end", date) : change;
    }

    private static ObjectNode leaves(Deactivation row, JsonNode person) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        String date = row.terminationDate().toString();
        if (!text(person, "termination_date").equals(date)) {
            change.put("termination_date", date);
        }
        if (!person.path("active").isBoolean() || person.path("active").booleanValue()) {
            change.put("active", false);
        }
        return change;
    }

    private List<String> warnings(Deactivation row) {
        return row.terminationDate().isAfter(how.today())
                ? List.of("leaves on " + row.terminationDate() + ", and is made inactive at once"
                        + (belongings.containsKey(Part.RATES) ? " with the earning rates" : ""))
                : List.of();
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).isTextual() ? record.path(field).textValue() : "";
    }
}
