package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one profile of a company: read, put as a whole, or changed in part. Until it is put, all of it is null. */
final class EnrollmentProfile implements SubResources.Part {
    static final String NAME = "enrollment_profile";

    private static final Shape SHAPE = new Shape()
            .optional(
                    Rule.integer(),
                    "employee_count",
                    "contractor_count",
                    "months_on_previous_payroll_provider",
                    "missed_payments_count")
            .optional(Rule.money(), "pay_period_amount")
            .optional(
                    Rule.text(255),
                    "previous_payroll_provider",
                    "existing_payroll_customer_processing_period",
                    "payroll_history_access_method")
            .optional(Rule.text(5000), "implementation_services_submission_comment")
            .optional(
                    Rule.bool(),
                    "first_payroll",
                    "first_payroll_of_year",
                    "approved_for_payment_processing",
                    "predicted_fraud",
                    "paying_user")
            .optional(Rule.date(), "user_since", "expected_first_payday", "earliest_known_revenue")
            .optional(Rule.number(), "average_monthly_revenue", "fraud_score")
            .optional(Rule.array(), "social_media", "products_actively_used", "account_contacts");

    private final Store store;
    private final Resources resources;

    EnrollmentProfile(Store store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    @Override
    public Answer answer(String company, Call call) {
        return switch (call.method()) {
            case "GET" -> Answer.json(200, now(company));
            case "PUT" -> set(company, blank(), call);
            case "PATCH" -> set(company, now(company), call);
            default -> Resources.notAllowed(call);
        };
    }

    private Answer set(String company, ObjectNode before, Call call) {
        return Bodies.object(
                call,
                body -> resources.write(call, writing -> {
                    Problems problems = new Problems();
                    SHAPE.check(body, false, problems);
                    if (problems.any()) {
                        return problems.answer();
                    }
                    ObjectNode next = before.deepCopy();
                    next.setAll(body);
                    store.timelines().set(line(company), Timelines.BEGINNING, next);
                    writing.updated(NAME);
                    return Answer.json(200, next);
                }));
    }

    private ObjectNode now(String company) {
        return store.timelines().on(line(company), Timelines.BEGINNING).orElseGet(EnrollmentProfile::blank);
    }

    private static Timelines.Line line(String company) {
        return new Timelines.Line(NAME, company, "");
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object();
        SHAPE.names().forEach(blank::putNull);
        return blank;
    }
}
