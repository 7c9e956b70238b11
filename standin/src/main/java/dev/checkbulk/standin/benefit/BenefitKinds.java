package dev.checkbulk.standin.benefit;

import static dev.checkbulk.standin.store.CrudOperation.CREATE;
import static dev.checkbulk.standin.store.CrudOperation.DELETE;
import static dev.checkbulk.standin.store.CrudOperation.GET;
import static dev.checkbulk.standin.store.CrudOperation.LIST;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE;

import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.ObjectRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;

/** What is taken from pay, before taxes and after. */
public final class BenefitKinds {
    private static final String[] AMOUNTS = {
        "company_contribution_amount", "company_period_amount", "employee_contribution_amount", "employee_period_amount"
    };
    private static final String[] PERCENTS = {"company_contribution_percent", "employee_contribution_percent"};
    private static final String[] DATES = {"effective_start", "effective_end"};

    private BenefitKinds() {}

    public static Kind companyBenefits() {
        return new KindBuilder("company_benefits", "cbn_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "id")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("benefit", FieldRule.text(255))
                        .required("description", FieldRule.text(255))
                        .optional(FieldRule.choice("monthly"), "period")
                        .optional(FieldRule.money(), AMOUNTS)
                        .optional(FieldRule.percentText(), PERCENTS)
                        .optional(FieldRule.date(), DATES)
                        .present(FieldRule.metadata(), "metadata"))
                .plausibly("benefit", "125_medical")
                .rules((change, store, problems) -> EffectiveDates.check(change, problems))
                .build();
    }

    /** Of an employee. */
    public static Kind benefits() {
        return new KindBuilder("benefits", "ben_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "include_external", "id")
                .takes(new RequestSchema()
                        .required("employee", Reference.to("employees"))
                        .optional(FieldRule.text(255), "benefit")
                        .optional(Reference.loosely("company_benefits"), "company_benefit")
                        .optional(FieldRule.choice("monthly"), "period")
                        .optional(FieldRule.text(255), "description")
                        .optional(FieldRule.money(), AMOUNTS)
                        .optional(FieldRule.money(), "hsa_contribution_limit")
                        .optional(FieldRule.percent(), PERCENTS)
                        .optional(FieldRule.date(), DATES)
                        .present(FieldRule.metadata(), "metadata"))
                .showsCompany()
                .plausibly("benefit", "Benefit {id}")
                .rules(new BenefitRules())
                .build();
    }

    public static Kind postTaxDeductions() {
        return new KindBuilder("post_tax_deductions", "ptd_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .filters("company", "employee", "include_external", "id")
                .takes(new RequestSchema()
                        .fixed("type", FieldRule.choice("miscellaneous", "child_support", "miscellaneous_garnishment"))
                        .fixed("employee", Reference.to("employees"))
                        .required("description", FieldRule.text(255))
                        .required("effective_start", FieldRule.date())
                        .optional(FieldRule.date(), "effective_end")
                        .optional(new ObjectRule(sums()), "miscellaneous", "miscellaneous_garnishment")
                        .optional(new ObjectRule(childSupport()), "child_support")
                        .optional(FieldRule.bool(), "managed")
                        .present(FieldRule.metadata(), "metadata"))
                .showsCompany()
                .plausibly("miscellaneous", StrictJson.object().put("amount", "100.00"))
                .rules(new DeductionRules())
                .build();
    }

    private static RequestSchema sums() {
        return new RequestSchema()
                .optional(FieldRule.money(), "total_amount", "amount", "annual_limit")
                .optional(FieldRule.percentage(), "percent");
    }

    private static RequestSchema childSupport() {
        return new RequestSchema()
                .required("external_id", FieldRule.text(255))
                .required("agency", FieldRule.text(255))
                .optional(FieldRule.text(255), "fips_code")
                .required("issue_date", FieldRule.date())
                .required("amount", FieldRule.money())
                .required("max_percent", FieldRule.percentage());
    }
}
