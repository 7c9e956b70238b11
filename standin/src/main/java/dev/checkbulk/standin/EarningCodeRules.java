package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** An earning code is unique on company, type, name and active. */
final class EarningCodeRules implements Rules {
    private static final Problems.ErrorType EXISTS = new Problems.ErrorType("earning_code_already_exists");

    @Override
    public void apply(Change change, Store store, Problems problems) {
        store.table(Kind.EARNING_CODES).where("company", change.text("company")).all().stream()
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
