package dev.checkbulk.standin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;
import java.util.List;

/** What must hold for an employee or contractor beyond each single field, and what Check changes along with it. */
final class WorkerRules implements RecordRules {
    private final String worker;
    private final List<String> numbers;

    /**
     * @param worker the field by which other records name one
     * @param numbers the fields that are unique in a company, and of which only the end is shown
     */
    WorkerRules(String worker, String... numbers) {
        this.worker = worker;
        this.numbers = List.of(numbers);
    }

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        if (change.body().has("workplaces")) {
            checkWorkplaces(change.next().get("workplaces"), store, problems.at("workplaces"));
        }
        settlePrimary(change, problems);
        settleDates(change);
        checkResidence(change, problems);
        checkSplit(change, store, problems);
        numbers.forEach(number -> keepNumber(number, change, store, problems));
    }

    private static void checkWorkplaces(JsonNode workplaces, Store store, ValidationErrors problems) {
        for (int i = 0; i < workplaces.size(); i++) {
            String id = workplaces.get(i).textValue();
            boolean active = store.find("workplaces", id)
                    .filter(workplace -> workplace.path("active").asBoolean())
                    .isPresent();
            if (!active) {
                problems.at(i).add("Workplace " + id + " is not active.");
            }
        }
    }

    /** A sole workplace becomes primary on create; a primary that left the list is followed by the first of the list. */
    private static void settlePrimary(ProposedRecord change, ValidationErrors problems) {
        JsonNode workplaces = change.next().get("workplaces");
        JsonNode primary = change.next().get("primary_workplace");
        if (change.sets("primary_workplace")) {
            if (!contains(workplaces, primary)) {
                problems.add("The primary workplace must be one of the workplaces.", "primary_workplace");
            }
        } else if (change.creates()) {
            if (workplaces.size() == 1) {
                change.next().set("primary_workplace", workplaces.get(0));
            }
        } else if (!primary.isNull() && !contains(workplaces, primary)) {
            if (workplaces.isEmpty()) {
                change.next().putNull("primary_workplace");
            } else {
                change.next().set("primary_workplace", workplaces.get(0));
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** A later start is a rehire: it clears the termination. */
    private static void settleDates(ProposedRecord change) {
        if (change.before() == null || !change.sets("start_date") || change.sets("termination_date")) {
            return;
        }
        String before = change.before().path("start_date").asText("");
        if (change.text("start_date").compareTo(before) > 0) {
            change.next().putNull("termination_date");
        }
    }

    private static void checkResidence(ProposedRecord change, ValidationErrors problems) {
        boolean had = change.before() != null && change.before().hasNonNull("residence");
        if (had && change.next().path("residence").isNull()) {
            problems.add("A residence cannot be removed.", "residence");
        }
    }

    private void checkSplit(ProposedRecord change, Store store, ValidationErrors problems) {
        if (!change.sets("default_net_pay_split")) {
            return;
        }
        ObjectNode split = store.find(change.text("default_net_pay_split")).orElseGet(StrictJson::object);
        if (!split.path(worker).asText().equals(change.id())) {
            problems.add("The net pay split belongs to somebody else.", "default_net_pay_split");
        }
    }

    /** The number itself is never readable: the record keeps its end, the store keeps the rest. */
    private void keepNumber(String field, ProposedRecord change, Store store, ValidationErrors problems) {
        if (!change.body().has(field)) {
            return;
        }
        String scope = worker + ' ' + field + ' ' + change.text("company");
        String number = change.body().get(field).textValue();
        if (!store.numbers().give(scope, change.id(), number)) {
            problems.add("Another " + worker + " of this company has this " + field + ".", field);
        }
        change.next().put(field + "_last_four", number == null ? null : number.substring(number.length() - 4));
    }
}
