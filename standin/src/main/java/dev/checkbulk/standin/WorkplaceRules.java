package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** What must hold for a workplace beyond each single field. */
final class WorkplaceRules {
    private WorkplaceRules() {}

    static void apply(Change change, Store store, Problems problems) {
        String company = change.text("company");
        if (change.creates() && store.find(Kind.COMPANIES, company).isEmpty()) {
            problems.add(References.unknown(company), "company");
        }
        if (change.before() != null) {
            checkUpdate(change, change.before(), store, problems);
        }
    }

    private static void checkUpdate(Change change, JsonNode before, Store store, Problems problems) {
        boolean deactivates = before.path("active").asBoolean()
                && !change.next().path("active").asBoolean();
        if (deactivates && hasActiveEmployee(change.next().get("id"), store)) {
            problems.add("An active employee has this workplace.", "active");
        }
        // The true rule is about the tax location; the state is as much of it as can be told from an address.
        JsonNode state = before.path("address").path("state");
        if (!state.equals(change.next().path("address").path("state"))) {
            problems.add("The address must stay in the same tax location.", "address");
        }
    }

    private static boolean hasActiveEmployee(JsonNode workplace, Store store) {
        return store.table(Kind.EMPLOYEES).all().stream()
                .filter(employee -> employee.path("active").asBoolean())
                .anyMatch(employee -> {
                    for (JsonNode id : employee.get("workplaces")) {
                        if (id.equals(workplace)) {
                            return true;
                        }
                    }
                    return false;
                });
    }
}
