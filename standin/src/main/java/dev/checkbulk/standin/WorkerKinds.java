package dev.checkbulk.standin;

import static dev.checkbulk.standin.Verb.CREATE;
import static dev.checkbulk.standin.Verb.CREATE_MANY;
import static dev.checkbulk.standin.Verb.GET;
import static dev.checkbulk.standin.Verb.LIST;
import static dev.checkbulk.standin.Verb.UPDATE;

/** Those who are paid. */
final class WorkerKinds {
    private WorkerKinds() {}

    static Kind employees() {
        return new KindBuilder("employees", "emp_")
                .serves(CREATE, CREATE_MANY, LIST, GET, UPDATE)
                .filters("company", "workplace", "active", "id")
                .orderedBy("last_name", "first_name")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("last_name", Rule.text(255))
                        .required("workplaces", Reference.toSome("workplaces"))
                        .optional(Rule.text(255), "first_name", "middle_name", "email")
                        .optional(Rule.date(), "dob", "start_date", "termination_date")
                        .optional(Rule.address(), "residence")
                        .optional(Reference.to("net_pay_splits"), "default_net_pay_split")
                        .optional(Reference.to("workplaces"), "primary_workplace")
                        .optional(Rule.choice("manual", "direct_deposit"), "payment_method_preference")
                        .optional(Rule.digits(9, 9), "ssn")
                        .present(Rule.bool(), "active", "w2_electronic_consent_provided")
                        .present(Rule.metadata(), "metadata"))
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

    static Kind contractors() {
        return new KindBuilder("contractors", "ctr_")
                .serves(CREATE, LIST, GET, UPDATE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("last_name", Rule.text(255))
                        .optional(Rule.choice("individual", "business"), "type")
                        .optional(Rule.text(255), "first_name", "middle_name", "business_name", "email")
                        .optional(Rule.date(), "dob", "start_date", "termination_date")
                        .present(Reference.toSome("workplaces"), "workplaces")
                        .optional(Reference.to("workplaces"), "primary_workplace")
                        .optional(Rule.digits(9, 9), "ssn", "ein")
                        .optional(Reference.to("net_pay_splits"), "default_net_pay_split")
                        .optional(Rule.choice("manual", "direct_deposit"), "payment_method_preference")
                        .optional(Rule.address(), "address")
                        .present(Rule.bool(), "1099_nec_electronic_consent_provided")
                        .present(Rule.metadata(), "metadata"))
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
