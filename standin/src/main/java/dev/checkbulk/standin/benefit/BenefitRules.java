package dev.checkbulk.standin.benefit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for an employee benefit beyond each single field. */
final class BenefitRules implements RecordRules {
    private static final ValidationErrors.ErrorType OVERLAP =
            new ValidationErrors.ErrorType("employee_benefit_effective_date_overlap");

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        if (!change.next().hasNonNull("benefit") && !change.next().hasNonNull("company_benefit")) {
            problems.add("Either this field or company_benefit is required.", "benefit");
        }
        EffectiveDates.check(change, problems);
        if (problems.any()) {
            return;
        }
        store.table("benefits").where("employee", change.text("employee")).all().stream()
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
