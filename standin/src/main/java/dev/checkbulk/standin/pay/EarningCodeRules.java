package dev.checkbulk.standin.pay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;
import java.util.stream.Stream;

/** An earning code is unique on company, type, name and active. */
final class EarningCodeRules implements RecordRules {
    private static final ValidationErrors.ErrorType EXISTS =
            new ValidationErrors.ErrorType("earning_code_already_exists");

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        store.table("earning_codes").where("company", change.text("company")).all().stream()
                .filter(other -> !other.get("id").equals(change.next().get("id")))
                .filter(other -> same(other, change.next()))
                .findFirst()
                .ifPresent(other -> problems.add(EXISTS, "There is such an earning code."));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return Stream.of("type", "name", "active")
                .allMatch(field -> one.path(field).equals(other.path(field)));
    }
}
