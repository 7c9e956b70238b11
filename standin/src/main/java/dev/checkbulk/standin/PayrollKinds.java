package dev.checkbulk.standin;

import static dev.checkbulk.standin.Verb.CREATE;
import static dev.checkbulk.standin.Verb.DELETE;
import static dev.checkbulk.standin.Verb.DELETE_MANY;
import static dev.checkbulk.standin.Verb.GET;
import static dev.checkbulk.standin.Verb.LIST;
import static dev.checkbulk.standin.Verb.UPDATE;
import static dev.checkbulk.standin.Verb.UPDATE_MANY;

/** Payrolls, and who is paid what in them. */
final class PayrollKinds {
    private static final int MOST_INLINE = 500;

    private PayrollKinds() {}

    static Kind payrolls() {
        return new KindBuilder("payrolls", "pay_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "type", "status", "managed", "approved", "pay_schedule", "id")
                .filters("payday_after", "payday_before", "include_items", "include_contractor_payments")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("period_start", Rule.date())
                        .required("period_end", Rule.date())
                        .required("payday", Rule.date())
                        .present(Rule.choice("regular", "off_cycle", "amendment"), "type")
                        .optional(CompanyKinds.frequency(), "pay_frequency")
                        .optional(Rule.choice("three_day", "two_day", "one_day", "four_day"), "processing_period")
                        .optional(Rule.choice("ach", "wire"), "funding_payment_method")
                        .optional(Reference.to("pay_schedules"), "pay_schedule")
                        .optional(Reference.to("bank_accounts"), "bank_account")
                        .optional(new ObjectRule(offCycle()), "off_cycle_options")
                        .present(new ListRule(Rule.anyObject(), MOST_INLINE, false), "items", "contractor_payments")
                        .present(Rule.metadata(), "metadata"))
                .initially("type", "regular")
                .initially("status", "draft")
                .initially("managed", true)
                .shows("preview", "approval_deadline")
                .child("items", "payroll_items", "payroll")
                .child("contractor_payments", "contractor_payments", "payroll")
                .rules(new PayrollRules())
                .build();
    }

    private static Shape offCycle() {
        return new Shape()
                .optional(Rule.bool(), "force_supplemental_withholding", "apply_benefits", "apply_post_tax_deductions");
    }

    static Kind payrollItems() {
        return new KindBuilder("payroll_items", "itm_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE, UPDATE_MANY, DELETE_MANY)
                .pagesOf(500)
                .filters("company", "payroll", "employee", "id")
                .takes(new Shape()
                        .required("payroll", Reference.to("payrolls"))
                        .fixed("employee", Reference.to("employees"))
                        .optional(paymentMethod(), "payment_method")
                        .present(ListRule.of(new ObjectRule(earning())), "earnings")
                        .present(ListRule.of(new ObjectRule(reimbursement())), "reimbursements")
                        .present(ListRule.of(new ObjectRule(benefitOverride())), "benefit_overrides")
                        .present(ListRule.of(new ObjectRule(deductionOverride())), "post_tax_deduction_overrides")
                        .present(ListRule.of(new ObjectRule(taxOverride())), "tax_overrides")
                        .optional(
                                Rule.number(),
                                "pto_balance_hours",
                                "sick_balance_hours",
                                "state_covid_sick_balance_hours")
                        .optional(Rule.text(255), "supplemental_tax_calc_method", "paper_check_number")
                        .optional(new TextsRule(15, Integer.MAX_VALUE, Integer.MAX_VALUE, 500), "paystub_info")
                        .present(Rule.metadata(), "metadata"))
                .emptyAtFirst(
                        "earnings",
                        "reimbursements",
                        "benefit_overrides",
                        "post_tax_deduction_overrides",
                        "tax_overrides")
                .showsCompany()
                .rules(PayrollItemRules.ofItems())
                .build();
    }

    private static Rule paymentMethod() {
        return Rule.choice("direct_deposit", "manual");
    }

    private static Shape earning() {
        return new Shape()
                .required("workplace", Reference.to("workplaces"))
                .optional(Rule.text(255), "type", "description")
                .optional(Reference.to("earning_codes"), "earning_code")
                .optional(Reference.to("earning_rates"), "earning_rate")
                .optional(Rule.moneyAboveZero(), "amount")
                .optional(Rule.number(), "hours", "piece_units")
                .optional(Rule.metadata(), "metadata");
    }

    private static Shape reimbursement() {
        return new Shape()
                .required("amount", Rule.moneyAboveZero())
                .optional(Rule.text(255), "description", "code")
                .optional(Rule.metadata(), "metadata");
    }

    private static Shape benefitOverride() {
        return new Shape()
                .required("benefit", Reference.to("benefits"))
                .optional(Rule.money(), "employee_contribution_amount", "company_contribution_amount");
    }

    private static Shape deductionOverride() {
        return new Shape()
                .required("post_tax_deduction", Reference.to("post_tax_deductions"))
                .required("amount", Rule.money());
    }

    private static Shape taxOverride() {
        return new Shape().required("tax", Reference.to("taxes")).required("amount", Rule.money());
    }

    static Kind contractorPayments() {
        return new KindBuilder("contractor_payments", "cpa_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "payroll", "contractor", "id")
                .takes(new Shape()
                        .fixed("payroll", Reference.to("payrolls"))
                        .required("contractor", Reference.to("contractors"))
                        .present(Rule.money(), "amount", "reimbursement_amount")
                        .optional(paymentMethod(), "payment_method")
                        .optional(Reference.to("workplaces"), "workplace")
                        .optional(Rule.text(255), "paper_check_number")
                        .present(Rule.metadata(), "metadata"))
                .initially("amount", "0.00")
                .initially("reimbursement_amount", "0.00")
                .showsCompany()
                .rules(PayrollItemRules.ofContractorPayments())
                .build();
    }

    static Kind externalPayrolls() {
        return new KindBuilder("external_payrolls", "pay_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "pay_schedule", "include_items")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("period_start", Rule.date())
                        .required("period_end", Rule.date())
                        .required("payday", Rule.date())
                        .optional(CompanyKinds.frequency(), "pay_frequency")
                        .present(ListRule.of(new ObjectRule(externalItem())), "items")
                        .present(ListRule.of(new ObjectRule(externalPayment())), "contractor_payments"))
                .emptyAtFirst("items", "contractor_payments")
                .initially("status", "draft")
                .shows("pay_schedule")
                .part("items")
                .rules(new ExternalPayrollRules())
                .build();
    }

    private static Shape externalItem() {
        return new Shape()
                .required("employee", Reference.to("employees"))
                .optional(Rule.array(), "earnings", "reimbursements", "taxes", "benefits", "post_tax_deductions");
    }

    private static Shape externalPayment() {
        return new Shape()
                .required("contractor", Reference.to("contractors"))
                .optional(Rule.money(), "amount", "reimbursement_amount");
    }
}
