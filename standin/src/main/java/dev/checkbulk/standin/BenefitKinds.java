package dev.checkbulk.standin;

import static dev.checkbulk.standin.Verb.CREATE;
import static dev.checkbulk.standin.Verb.DELETE;
import static dev.checkbulk.standin.Verb.GET;
import static dev.checkbulk.standin.Verb.LIST;
import static dev.checkbulk.standin.Verb.UPDATE;

/** What is taken from pay, before taxes and after. */
final class BenefitKinds {
    private static final String[] AMOUNTS = {
        "company_contribution_amount", "company_period_amount", "employee_contribution_amount", "employee_period_amount"
    };
    private static final String[] PERCENTS = {"company_contribution_percent", "employee_contribution_percent"};
    private static final String[] DATES = {"effective_start", "effective_end"};

    private BenefitKinds() {}

    static Kind companyBenefits() {
        return new KindBuilder("company_benefits", "cbn_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "id")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("benefit", Rule.text(255))
                        .required("description", Rule.text(255))
                        .optional(Rule.choice("monthly"), "period")
                        .optional(Rule.money(), AMOUNTS)
                        .optional(Rule.percentText(), PERCENTS)
                        .optional(Rule.date(), DATES)
                        .present(Rule.metadata(), "metadata"))
                .plausibly("benefit", "125_medical")
                .rules((change, store, problems) -> EffectiveDates.check(change, problems))
                .build();
    }

    /** Of an employee. */
    static Kind benefits() {
        return new KindBuilder("benefits", "ben_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "include_external", "id")
                .takes(new Shape()
                        .required("employee", Reference.to("employees"))
                        .optional(Rule.text(255), "benefit")
                        .optional(Reference.loosely("company_benefits"), "company_benefit")
                        .optional(Rule.choice("monthly"), "period")
                        .optional(Rule.text(255), "description")
                        .optional(Rule.money(), AMOUNTS)
                        .optional(Rule.money(), "hsa_contribution_limit")
                        .optional(Rule.percent(), PERCENTS)
                        .optional(Rule.date(), DATES)
                        .present(Rule.metadata(), "metadata"))
                .showsCompany()
                .rules(new BenefitRules())
                .build();
    }

    static Kind postTaxDeductions() {
        return new KindBuilder("post_tax_deductions", "ptd_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "include_external", "id")
                .takes(new Shape()
                        .fixed("type", Rule.choice("miscellaneous", "child_support", "miscellaneous_garnishment"))
                        .fixed("employee", Reference.to("employees"))
                        .required("description", Rule.text(255))
                        .required("effective_start", Rule.date())
                        .optional(Rule.date(), "effective_end")
                        .optional(new ObjectRule(sums()), "miscellaneous", "miscellaneous_garnishment")
                        .optional(new ObjectRule(childSupport()), "child_support")
                        .optional(Rule.bool(), "managed")
                        .present(Rule.metadata(), "metadata"))
                .showsCompany()
                .plausibly("miscellaneous", Json.object().put("amount", "100.00"))
                .rules(new DeductionRules())
                .build();
    }

    private static Shape sums() {
        return new Shape()
                .optional(Rule.money(), "total_amount", "amount", "annual_limit")
                .optional(Rule.percentage(), "percent");
    }

    private static Shape childSupport() {
        return new Shape()
                .required("external_id", Rule.text(255))
                .required("agency", Rule.text(255))
                .optional(Rule.text(255), "fips_code")
                .required("issue_date", Rule.date())
                .required("amount", Rule.money())
                .required("max_percent", Rule.percentage());
    }
}
