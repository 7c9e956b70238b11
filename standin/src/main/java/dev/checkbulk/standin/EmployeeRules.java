package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What must hold for an employee beyond each single field, and what Check changes along with what was sent. */
final class EmployeeRules {
    private EmployeeRules() {}

    static void apply(Change change, Store store, Problems problems) {
        String company = change.text("company");
        if (change.creates() && store.find(Kind.COMPANIES, company).isEmpty()) {
            problems.add(References.unknown(company), "company");
            return;
        }
        if (change.body().has("workplaces")) {
            checkWorkplaces(change.next().get("workplaces"), company, store, problems);
        }
        settlePrimary(change, problems);
        settleDates(change);
        checkResidence(change, problems);
        checkSsn(change, store, problems);
    }

    private static void checkWorkplaces(JsonNode workplaces, String company, Store store, Problems problems) {
        for (int i = 0; i < workplaces.size(); i++) {
            String index = Integer.toString(i);
            workplaceProblem(workplaces.get(i).textValue(), company, store)
                    .ifPresent(message -> problems.add(message, "workplaces", index));
        }
    }

    private static Optional<String> workplaceProblem(String id, String company, Store store) {
        Optional<ObjectNode> workplace = store.find(Kind.WORKPLACES, id);
        if (workplace.isEmpty()) {
            return Optional.of(References.unknown(id));
        }
        if (!workplace.get().path("company").asText().equals(company)) {
            return Optional.of("Workplace " + id + " belongs to another company.");
        }
        return workplace.get().path("active").asBoolean()
                ? Optional.empty()
                : Optional.of("Workplace " + id + " is not active.");
    }

    /** A sole workplace becomes primary on create; a primary that left the list is followed by the first of the list. */
    private static void settlePrimary(Change change, Problems problems) {
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
    private static void settleDates(Change change) {
        if (change.before() == null || !change.sets("start_date") || change.sets("termination_date")) {
            return;
        }
        String before = change.before().path("start_date").asText("");
        if (change.text("start_date").compareTo(before) > 0) {
            change.next().putNull("termination_date");
        }
    }

    private static void checkResidence(Change change, Problems problems) {
        boolean had =
                change.before() != null && !change.before().path("residence").isNull();
        if (had && change.next().path("residence").isNull()) {
            problems.add("A residence cannot be removed.", "residence");
        }
    }

    /** The number itself is never readable: the record keeps its end, the store keeps the rest. */
    private static void checkSsn(Change change, Store store, Problems problems) {
        if (!change.body().has("ssn")) {
            return;
        }
        JsonNode ssn = change.body().get("ssn");
        change.next().remove("ssn");
        if (ssn.isNull()) {
            change.next().putNull("ssn_last_four");
        } else if (store.ssnTaken(change.text("company"), ssn.textValue(), change.id())) {
            problems.add("Another employee of this company has this ssn.", "ssn");
        } else {
            change.next().put("ssn_last_four", ssn.textValue().substring(5));
        }
        if (!problems.any()) {
            store.keepSsn(change.text("company"), change.id(), ssn);
        }
    }
}
