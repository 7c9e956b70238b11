package dev.checkbulk.standin.worker;

import static dev.checkbulk.standin.store.CrudOperation.CREATE;
import static dev.checkbulk.standin.store.CrudOperation.CREATE_MANY;
import static dev.checkbulk.standin.store.CrudOperation.GET;
import static dev.checkbulk.standin.store.CrudOperation.LIST;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE;

import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;

/** Those who are paid. */
public final class WorkerKinds {
    private WorkerKinds() {}

    public static Kind employees() {
        return new KindBuilder("employees", "emp_")
                .serves(CREATE, CREATE_MANY, LIST, GET, UPDATE)
                .filters("company", "workplace", "active", "id")
                .orderedBy("last_name", "first_name")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("last_name", FieldRule.text(255))
                        .required("workplaces", Reference.toSome("workplaces"))
                        .optional(FieldRule.text(255), "first_name", "middle_name", "email")
                        .optional(FieldRule.date(), "dob", "start_date", "termination_date")
                        .optional(FieldRule.address(), "residence")
                        .optional(Reference.to("net_pay_splits"), "default_net_pay_split")
                        .optional(Reference.to("workplaces"), "primary_workplace")
                        .optional(FieldRule.choice("manual", "direct_deposit"), "payment_method_preference")
                        .optional(FieldRule.digits(9, 9), "ssn")
                        .present(FieldRule.bool(), "active", "w2_electronic_consent_provided")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("active", true)
                .initially("w2_electronic_consent_provided", false)
                .emptyAtFirst("workplaces")
                .shows("ssn_last_four")
                .hides("ssn")
                .plausibly("first_name", "Pat")
                .plausibly("last_name", "Doe {id}")
                .plausibly("start_date", "2024-01-02")
                .rules(new WorkerRules("employee", "ssn"))
                .build();
    }

    public static Kind contractors() {
        return new KindBuilder("contractors", "ctr_")
                .serves(CREATE, LIST, GET, UPDATE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("last_name", FieldRule.text(255))
                        .optional(FieldRule.choice("individual", "business"), "type")
                        .optional(FieldRule.text(255), "first_name", "middle_name", "business_name", "email")
                        .optional(FieldRule.date(), "dob", "start_date", "termination_date")
                        .present(Reference.toSome("workplaces"), "workplaces")
                        .optional(Reference.to("workplaces"), "primary_workplace")
                        .optional(FieldRule.digits(9, 9), "ssn", "ein")
                        .optional(Reference.to("net_pay_splits"), "default_net_pay_split")
                        .optional(FieldRule.choice("manual", "direct_deposit"), "payment_method_preference")
                        .optional(FieldRule.address(), "address")
                        .present(FieldRule.bool(), "1099_nec_electronic_consent_provided")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("type", "individual")
                .initially("1099_nec_electronic_consent_provided", false)
                .emptyAtFirst("workplaces")
                .shows("ssn_last_four", "ein_last_four")
                .hides("ssn", "ein")
                .plausibly("first_name", "Sam")
                .plausibly("last_name", "Roe {id}")
                .plausibly("start_date", "2024-01-02")
                .rules(new WorkerRules("contractor", "ssn", "ein"))
                .build();
    }
}
