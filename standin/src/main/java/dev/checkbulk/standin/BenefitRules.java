package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What must hold for an employee benefit beyond each single field. */
final class BenefitRules {
    private static final Problems.ErrorType OVERLAP = new Problems.ErrorType("employee_benefit_effective_date_overlap");

    private BenefitRules() {}

    static void apply(Change change, Store store, Problems problems) {
        String employee = change.text("employee");
        Optional<ObjectNode> owner = store.find(Kind.EMPLOYEES, employee);
        if (owner.isEmpty()) {
            problems.add(References.unknown(employee), "employee");
        } else {
            change.next().set("company", owner.get().get("company"));
        }
        String companyBenefit = change.text("company_benefit");
        if (change.sets("company_benefit") && References.neverExists(companyBenefit)) {
            problems.add(References.unknown(companyBenefit), "company_benefit");
        }
        if (change.next().path("benefit").isNull()
                && change.next().path("company_benefit").isNull()) {
            problems.add("Either this field or company_benefit is required.", "benefit");
        }
        checkDates(change, store, problems);
    }

    private static void checkDates(Change change, Store store, Problems problems) {
        if (end(change.next()).compareTo(start(change.next())) < 0) {
            problems.add("Must not be before effective_start.", "effective_end");
        }
        if (problems.any()) {
            return;
        }
        store.benefitsOf(change.text("employee"))
                .filter(other -> !other.get("id").equals(change.next().get("id")))
                .filter(other -> sameBenefit(other, change.next()))
                .filter(other -> start(other).compareTo(end(change.next())) <= 0)
                .filter(other -> start(change.next()).compareTo(end(other)) <= 0)
                .findFirst()
                .ifPresent(other -> problems.add(
                        OVERLAP,
                        "The effective dates overlap with those of "
                                + other.get("id").textValue() + "."));
    }

    private static boolean sameBenefit(JsonNode one, JsonNode other) {
        return what(one).equals(what(other));
    }

    private static JsonNode what(JsonNode benefit) {
        JsonNode companyBenefit = benefit.get("company_benefit");
        return companyBenefit.isNull() ? benefit.get("benefit") : companyBenefit;
    }

    private static String start(JsonNode benefit) {
        return benefit.path("effective_start").asText("");
    }

    private static String end(JsonNode benefit) {
        return benefit.get("effective_end").isNull()
                ? "9999-99-99"
                : benefit.get("effective_end").textValue();
    }
}
