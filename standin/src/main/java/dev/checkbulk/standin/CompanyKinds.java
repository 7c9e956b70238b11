package dev.checkbulk.standin;

import static dev.checkbulk.standin.Verb.CREATE;
import static dev.checkbulk.standin.Verb.DELETE;
import static dev.checkbulk.standin.Verb.GET;
import static dev.checkbulk.standin.Verb.LIST;
import static dev.checkbulk.standin.Verb.UPDATE;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Companies and what they set up. */
final class CompanyKinds {
    private CompanyKinds() {}

    static Kind companies() {
        return new KindBuilder("companies", "com_")
                .serves(CREATE, LIST, GET, UPDATE)
                .filters("active", "id", "implementation_status")
                .takes(new Shape()
                        .required("legal_name", Rule.text(255))
                        .optional(
                                Rule.text(255),
                                "trade_name",
                                "other_business_name",
                                "business_type",
                                "industry_type",
                                "website",
                                "email",
                                "phone",
                                "pay_frequency")
                        .optional(Rule.address(), "address")
                        .optional(Rule.date(), "start_date")
                        .later(Rule.text(255), "processing_period")
                        .later(Reference.to("workplaces"), "principal_place_of_business")
                        .later(Reference.to("bank_accounts"), "default_bank_account")
                        .present(Rule.metadata(), "metadata"))
                .initially("active", true)
                .initially("implementation_status", "completed")
                .plausibly("legal_name", "Company {id}")
                .rules(new CompanyRules())
                .build();
    }

    static Kind workplaces() {
        return new KindBuilder("workplaces", "wrk_")
                .serves(CREATE, LIST, GET, UPDATE)
                .pagesOf(500)
                .filters("company", "id")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("address", Rule.address())
                        .optional(Rule.text(255), "name")
                        .present(Rule.bool(), "active")
                        .present(Rule.metadata(), "metadata"))
                .initially("active", true)
                .plausibly("name", "Workplace {id}")
                .plausibly("address", springfield())
                .rules(new WorkplaceRules())
                .build();
    }

    private static ObjectNode springfield() {
        return Json.object()
                .put("line1", "1 Main St")
                .put("city", "Springfield")
                .put("state", "IL")
                .put("postal_code", "62701")
                .put("country", "US");
    }

    static Kind signatories() {
        return new KindBuilder("signatories", "sig_")
                .serves(CREATE, LIST)
                .under("companies")
                .filters("company")
                .takes(new Shape()
                        .fixed("first_name", Rule.text(255))
                        .fixed("last_name", Rule.text(255))
                        .fixed("title", Rule.text(255))
                        .fixed("email", Rule.text(255))
                        .initial(Rule.text(255), "middle_name"))
                .build();
    }

    static Kind paySchedules() {
        return new KindBuilder("pay_schedules", "psc_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new Shape()
                        .fixed("company", Reference.to("companies"))
                        .required("pay_frequency", frequency())
                        .required("first_payday", Rule.date())
                        .required("first_period_end", Rule.date())
                        .optional(Rule.date(), "second_payday")
                        .optional(Rule.text(255), "name")
                        .present(Rule.metadata(), "metadata"))
                .rules(new PayScheduleRules())
                .build();
    }

    static Rule frequency() {
        return Rule.choice("biweekly", "weekly", "semimonthly", "monthly", "quarterly", "semiannually", "annually");
    }

    static Kind documents() {
        return new KindBuilder("company_provided_documents", "doc_")
                .serves(CREATE, LIST, GET)
                .filters("company")
                .takes(new Shape().fixed("company", Reference.to("companies")).initial(Rule.text(255), "document_type"))
                .initially("status", "pending")
                .build();
    }

    static Kind webhookConfigs() {
        return new KindBuilder("webhook_configs", "whc_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .takes(new Shape()
                        .required("url", Rule.webAddress())
                        .optional(Rule.text(255), "api_version")
                        .later(Rule.bool(), "active"))
                .initially("active", true)
                .build();
    }
}
