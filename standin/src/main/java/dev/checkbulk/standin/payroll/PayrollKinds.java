package dev.checkbulk.standin.payroll;

import static dev.checkbulk.standin.store.CrudOperation.CREATE;
import static dev.checkbulk.standin.store.CrudOperation.DELETE;
import static dev.checkbulk.standin.store.CrudOperation.DELETE_MANY;
import static dev.checkbulk.standin.store.CrudOperation.GET;
import static dev.checkbulk.standin.store.CrudOperation.LIST;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE_MANY;

import dev.checkbulk.standin.company.CompanyKinds;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.ListRule;
import dev.checkbulk.standin.schema.ObjectRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.schema.StringMapRule;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;

/** Payrolls, and who is paid what in them. */
public final class PayrollKinds {
    private static final int MOST_INLINE = 500;

    private PayrollKinds() {}

    public static Kind payrolls() {
        return new KindBuilder("payrolls", "pay_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "type", "status", "managed", "approved", "pay_schedule", "id")
                .filters("payday_after", "payday_before", "include_items", "include_contractor_payments")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("period_start", FieldRule.date())
                        .required("period_end", FieldRule.date())
                        .required("payday", FieldRule.date())
                        .present(FieldRule.choice("regular", "off_cycle", "amendment"), "type")
                        .optional(CompanyKinds.frequency(), "pay_frequency")
                        .optional(FieldRule.choice("three_day", "two_day", "one_day", "four_day"), "processing_period")
                        .optional(FieldRule.choice("ach", "wire"), "funding_payment_method")
                        .optional(Reference.to("pay_schedules"), "pay_schedule")
                        .optional(Reference.to("bank_accounts"), "bank_account")
                        .optional(new ObjectRule(offCycle()), "off_cycle_options")
                        .present(
                                new ListRule(FieldRule.anyObject(), MOST_INLINE, false), "items", "contractor_payments")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("type", "regular")
                .initially("status", "draft")
                .initially("managed", true)
                .shows("preview", "approval_deadline")
                .child("items", "payroll_items", "payroll")
                .child("contractor_payments", "contractor_payments", "payroll")
                .rules(new PayrollRules())
                .build();
    }

    private static RequestSchema offCycle() {
        return new RequestSchema()
                .optional(
                        FieldRule.bool(),
                        "force_supplemental_withholding",
                        "apply_benefits",
                        "apply_post_tax_deductions");
    }

    public static Kind payrollItems() {
        return new KindBuilder("payroll_items", "itm_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE, UPDATE_MANY, DELETE_MANY)
                .pagesOf(500)
                .filters("company", "payroll", "employee", "id")
                .takes(new RequestSchema()
                        .required("payroll", Reference.to("payrolls"))
                        .fixed("employee", Reference.to("employees"))
                        .optional(paymentMethod(), "payment_method")
                        .present(ListRule.of(new ObjectRule(earning())), "earnings")
                        .present(ListRule.of(new ObjectRule(reimbursement())), "reimbursements")
                        .present(ListRule.of(new ObjectRule(benefitOverride())), "benefit_overrides")
                        .present(ListRule.of(new ObjectRule(deductionOverride())), "post_tax_deduction_overrides")
                        .present(ListRule.of(new ObjectRule(taxOverride())), "tax_overrides")
                        .optional(
                                FieldRule.number(),
                                "pto_balance_hours",
                                "sick_balance_hours",
                                "state_covid_sick_balance_hours")
                        .optional(FieldRule.text(255), "supplemental_tax_calc_method", "paper_check_number")
                        .optional(new StringMapRule(15, Integer.MAX_VALUE, Integer.MAX_VALUE, 500), "paystub_info")
                        .present(FieldRule.metadata(), "metadata"))
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

    private static FieldRule paymentMethod() {
        return FieldRule.choice("direct_deposit", "manual");
    }

    private static RequestSchema earning() {
        return new RequestSchema()
                .required("workplace", Reference.to("workplaces"))
                .optional(FieldRule.text(255), "type", "description")
                .optional(Reference.to("earning_codes"), "earning_code")
                .optional(Reference.to("earning_rates"), "earning_rate")
                .optional(FieldRule.moneyAboveZero(), "amount")
                .optional(FieldRule.number(), "hours", "piece_units")
                .optional(FieldRule.metadata(), "metadata");
    }

    private static RequestSchema reimbursement() {
        return new RequestSchema()
                .required("amount", FieldRule.moneyAboveZero())
                .optional(FieldRule.text(255), "description", "code")
                .optional(FieldRule.metadata(), "metadata");
    }

    private static RequestSchema benefitOverride() {
        return new RequestSchema()
                .required("benefit", Reference.to("benefits"))
                .optional(FieldRule.money(), "employee_contribution_amount", "company_contribution_amount");
    }

    private static RequestSchema deductionOverride() {
        return new RequestSchema()
                .required("post_tax_deduction", Reference.to("post_tax_deductions"))
                .required("amount", FieldRule.money());
    }

    private static RequestSchema taxOverride() {
        return new RequestSchema().required("tax", Reference.to("taxes")).required("amount", FieldRule.money());
    }

    public static Kind contractorPayments() {
        return new KindBuilder("contractor_payments", "cpa_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "payroll", "contractor", "id")
                .takes(new RequestSchema()
                        .fixed("payroll", Reference.to("payrolls"))
                        .required("contractor", Reference.to("contractors"))
                        .present(FieldRule.money(), "amount", "reimbursement_amount")
                        .optional(paymentMethod(), "payment_method")
                        .optional(Reference.to("workplaces"), "workplace")
                        .optional(FieldRule.text(255), "paper_check_number")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("amount", "0.00")
                .initially("reimbursement_amount", "0.00")
                .showsCompany()
                .rules(PayrollItemRules.ofContractorPayments())
                .build();
    }

    public static Kind externalPayrolls() {
        return new KindBuilder("external_payrolls", "pay_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "pay_schedule", "include_items")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("period_start", FieldRule.date())
                        .required("period_end", FieldRule.date())
                        .required("payday", FieldRule.date())
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

    private static RequestSchema externalItem() {
        return new RequestSchema()
                .required("employee", Reference.to("employees"))
                .optional(FieldRule.array(), "earnings", "reimbursements", "taxes", "benefits", "post_tax_deductions");
    }

    private static RequestSchema externalPayment() {
        return new RequestSchema()
                .required("contractor", Reference.to("contractors"))
                .optional(FieldRule.money(), "amount", "reimbursement_amount");
    }
}
