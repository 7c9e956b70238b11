package dev.checkbulk.standin.company;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a workplace beyond each single field. */
final class WorkplaceRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
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
        return store.table("employees").where("workplace", workplace).all().stream()
                .anyMatch(employee -> employee.path("active").asBoolean());
    }
}
