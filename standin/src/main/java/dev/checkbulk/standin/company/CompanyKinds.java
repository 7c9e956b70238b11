package dev.checkbulk.standin.company;

import static dev.checkbulk.standin.store.CrudOperation.CREATE;
import static dev.checkbulk.standin.store.CrudOperation.DELETE;
import static dev.checkbulk.standin.store.CrudOperation.GET;
import static dev.checkbulk.standin.store.CrudOperation.LIST;
import static dev.checkbulk.standin.store.CrudOperation.UPDATE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.KindBuilder;

/** Companies and what they set up. */
public final class CompanyKinds {
    private CompanyKinds() {}

    public static Kind companies() {
        return new KindBuilder("companies", "com_")
                .serves(CREATE, LIST, GET, UPDATE)
                .filters("active", "id", "implementation_status")
                .takes(new RequestSchema()
                        .required("legal_name", FieldRule.text(255))
                        .optional(
                                FieldRule.text(255),
                                "trade_name",
                                "other_business_name",
                                "business_type",
                                "industry_type",
                                "website",
                                "email",
                                "phone",
                                "pay_frequency")
                        .optional(FieldRule.address(), "address")
                        .optional(FieldRule.date(), "start_date")
                        .later(FieldRule.text(255), "processing_period")
                        .later(Reference.to("workplaces"), "principal_place_of_business")
                        .later(Reference.to("bank_accounts"), "default_bank_account")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("active", true)
                .initially("implementation_status", "completed")
                .plausibly("legal_name", "Company {id}")
                .rules(new CompanyRules())
                .build();
    }

    public static Kind workplaces() {
        return new KindBuilder("workplaces", "wrk_")
                .serves(CREATE, LIST, GET, UPDATE)
                .pagesOf(500)
                .filters("company", "id")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("address", FieldRule.address())
                        .optional(FieldRule.text(255), "name")
                        .present(FieldRule.bool(), "active")
                        .present(FieldRule.metadata(), "metadata"))
                .initially("active", true)
                .plausibly("name", "Workplace {id}")
                .plausibly("address", springfield())
                .rules(new WorkplaceRules())
                .build();
    }

    private static ObjectNode springfield() {
        return StrictJson.object()
                .put("line1", "1 Main St")
                .put("city", "Springfield")
                .put("state", "IL")
                .put("postal_code", "62701")
                .put("country", "US");
    }

    public static Kind signatories() {
        return new KindBuilder("signatories", "sig_")
                .serves(CREATE, LIST)
                .under("companies")
                .filters("company")
                .takes(new RequestSchema()
                        .fixed("first_name", FieldRule.text(255))
                        .fixed("last_name", FieldRule.text(255))
                        .fixed("title", FieldRule.text(255))
                        .fixed("email", FieldRule.text(255))
                        .initial(FieldRule.text(255), "middle_name"))
                .build();
    }

    public static Kind paySchedules() {
        return new KindBuilder("pay_schedules", "psc_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .answersCreates(200)
                .filters("company", "id")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .required("pay_frequency", frequency())
                        .required("first_payday", FieldRule.date())
                        .required("first_period_end", FieldRule.date())
                        .optional(FieldRule.date(), "second_payday")
                        .optional(FieldRule.text(255), "name")
                        .present(FieldRule.metadata(), "metadata"))
                .rules(new PayScheduleRules())
                .build();
    }

    public static FieldRule frequency() {
        return FieldRule.choice(
                "biweekly", "weekly", "semimonthly", "monthly", "quarterly", "semiannually", "annually");
    }

    public static Kind documents() {
        return new KindBuilder("company_provided_documents", "doc_")
                .serves(CREATE, LIST, GET)
                .filters("company")
                .takes(new RequestSchema()
                        .fixed("company", Reference.to("companies"))
                        .initial(FieldRule.text(255), "document_type"))
                .initially("status", "pending")
                .build();
    }

    public static Kind webhookConfigs() {
        return new KindBuilder("webhook_configs", "whc_")
                .serves(CREATE, LIST, GET, UPDATE, DELETE)
                .takes(new RequestSchema()
                        .required("url", FieldRule.webAddress())
                        .optional(FieldRule.text(255), "api_version")
                        .later(FieldRule.bool(), "active"))
                .initially("active", true)
                .build();
    }
}
