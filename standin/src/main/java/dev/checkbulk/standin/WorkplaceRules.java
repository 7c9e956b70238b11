package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** What must hold for a workplace beyond each single field. */
final class WorkplaceRules implements Rules {
    @Override
    public void apply(Change change, Store store, Problems problems) {
        JsonNode before = change.before();
        if (before == null) {
            return;
        }
        boolean deactivates = before.path("active").asBoolean()
                && !change.next().path("active").asBoolean();
        if (deactivates && hasActiveEmployee(change.id(), store)) {
            problems.add("An active employee has this workplace.", "active");
        }
        // The true rule is about the tax location; the state is as much of it as can be told from an address.
        JsonNode state = before.path("address").path("state");
        if (!state.equals(change.next().path("address").path("state"))) {
            problems.add("The address must stay in the same tax location.", "address");
        }
    }

    private static boolean hasActiveEmployee(String workplace, Store store) {
        return store.table(Kind.EMPLOYEES).where("workplace", workplace).all().stream()
                .anyMatch(employee -> employee.path("active").asBoolean());
    }
}
