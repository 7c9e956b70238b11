package dev.checkbulk.standin.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.RecordEndpoint;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Store;
import dev.checkbulk.standin.store.Timelines;

/** The one profile of a company: read, put as a whole, or changed in part. Until it is put, all of it is null. */
public final class EnrollmentProfile implements RecordEndpoint {
    static final String NAME = "enrollment_profile";

    private static final RequestSchema SHAPE = new RequestSchema()
            .optional(
                    FieldRule.integer(),
                    "employee_count",
                    "contractor_count",
                    "months_on_previous_payroll_provider",
                    "missed_payments_count")
            .optional(FieldRule.money(), "pay_period_amount")
            .optional(
                    FieldRule.text(255),
                    "previous_payroll_provider",
                    "existing_payroll_customer_processing_period",
                    "payroll_history_access_method")
            .optional(FieldRule.text(5000), "implementation_services_submission_comment")
            .optional(
                    FieldRule.bool(),
                    "first_payroll",
                    "first_payroll_of_year",
                    "approved_for_payment_processing",
                    "predicted_fraud",
                    "paying_user")
            .optional(FieldRule.date(), "user_since", "expected_first_payday", "earliest_known_revenue")
            .optional(FieldRule.number(), "average_monthly_revenue", "fraud_score")
            .optional(FieldRule.array(), "social_media", "products_actively_used", "account_contacts");

    private final Store store;
    private final CrudEndpoint resources;

    public EnrollmentProfile(Store store, CrudEndpoint resources) {
        this.store = store;
        this.resources = resources;
    }

    @Override
    public Response answer(String company, Call call) {
        return switch (call.method()) {
            case "GET" -> Response.json(200, now(company));
            case "PUT" -> set(company, blank(), call);
            case "PATCH" -> set(company, now(company), call);
            default -> CrudEndpoint.notAllowed(call);
        };
    }

    private Response set(String company, ObjectNode before, Call call) {
        return RequestBodies.object(
                call,
                body -> resources.write(call, writing -> {
                    ValidationErrors problems = new ValidationErrors();
                    SHAPE.check(body, false, problems);
                    if (problems.any()) {
                        return problems.answer();
                    }
                    ObjectNode next = before.deepCopy();
                    next.setAll(body);
                    store.timelines().set(line(company), Timelines.BEGINNING, next);
                    writing.updated(NAME);
                    return Response.json(200, next);
                }));
    }

    private ObjectNode now(String company) {
        return store.timelines().on(line(company), Timelines.BEGINNING).orElseGet(EnrollmentProfile::blank);
    }

    private static Timelines.Line line(String company) {
        return new Timelines.Line(NAME, company, "");
    }

    private static ObjectNode blank() {
        ObjectNode blank = StrictJson.object();
        SHAPE.names().forEach(blank::putNull);
        return blank;
    }
}
