package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** What must hold for an employee benefit beyond each single field. */
final class BenefitRules implements Rules {
    private static final Problems.ErrorType OVERLAP = new Problems.ErrorType("employee_benefit_effective_date_overlap");

    @Override
    public void apply(Change change, Store store, Problems problems) {
        if (!change.next().hasNonNull("benefit") && !change.next().hasNonNull("company_benefit")) {
            problems.add("Either this field or company_benefit is required.", "benefit");
        }
        EffectiveDates.check(change, problems);
        if (problems.any()) {
            return;
        }
        store.table(Kind.BENEFITS).where("employee", change.text("employee")).all().stream()
                .filter(other -> !other.get("id").equals(change.next().get("id")))
                .filter(other -> what(other).equals(what(change.next())))
                .filter(other -> EffectiveDates.overlap(other, change.next()))
                .findFirst()
                .ifPresent(other -> problems.add(
                        OVERLAP,
                        "The effective dates overlap with those of "
                                + other.get("id").textValue() + "."));
    }

    private static JsonNode what(JsonNode benefit) {
        JsonNode companyBenefit = benefit.get("company_benefit");
        return companyBenefit.isNull() ? benefit.get("benefit") : companyBenefit;
    }
}
