package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** The kinds of records that are served, each with its fields and what its list endpoint takes. */
enum Kind {
    COMPANIES("com_", 100, false, companyShape(), Set.of("active", "id")),
    WORKPLACES("wrk_", 500, false, workplaceShape(), Set.of("company", "id")),
    EMPLOYEES("emp_", 100, false, employeeShape(), Set.of("company", "workplace", "active", "id")),
    BENEFITS("ben_", 100, true, benefitShape(), Set.of("company", "employee", "include_external", "id"));

    private final String prefix;
    private final int most;
    private final boolean deletable;
    private final Shape shape;
    private final Set<String> filters;

    Kind(String prefix, int most, boolean deletable, Shape shape, Set<String> filters) {
        this.prefix = prefix;
        this.most = most;
        this.deletable = deletable;
        this.shape = shape;
        this.filters = filters;
    }

    /** The name in paths, for instance {@code employees}. */
    String path() {
        return switch (this) {
            case COMPANIES -> "companies";
            case WORKPLACES -> "workplaces";
            case EMPLOYEES -> "employees";
            case BENEFITS -> "benefits";
        };
    }

    String prefix() {
        return prefix;
    }

    /** The largest page of the list endpoint. */
    int most() {
        return most;
    }

    boolean deletable() {
        return deletable;
    }

    Shape shape() {
        return shape;
    }

    Set<String> filters() {
        return filters;
    }

    static Optional<Kind> ofPath(String path) {
        for (Kind kind : values()) {
            if (kind.path().equals(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** A record of this kind with every readable field, most of them null. */
    ObjectNode blank(String id) {
        ObjectNode blank = Json.object().put("id", id);
        shape.names().stream().filter(name -> !name.equals("ssn")).forEach(blank::putNull);
        switch (this) {
            case COMPANIES -> blank.put("active", true);
            case WORKPLACES -> blank.put("active", true);
            case EMPLOYEES -> {
                blank.put("active", true).put("w2_electronic_consent_provided", false);
                blank.putNull("ssn_last_four");
                blank.putArray("workplaces");
            }
            case BENEFITS -> blank.putNull("company");
        }
        blank.putObject("metadata");
        return blank;
    }

    private static Shape companyShape() {
        return new Shape()
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
                .later(Rule.id(), "principal_place_of_business", "default_bank_account")
                .present(Rule.metadata(), "metadata");
    }

    private static Shape workplaceShape() {
        return new Shape()
                .fixed("company", Rule.id())
                .required("address", Rule.address())
                .optional(Rule.text(255), "name")
                .present(Rule.bool(), "active")
                .present(Rule.metadata(), "metadata");
    }

    private static Shape employeeShape() {
        return new Shape()
                .fixed("company", Rule.id())
                .required("last_name", Rule.text(255))
                .required("workplaces", Rule.ids())
                .optional(Rule.text(255), "first_name", "middle_name", "email")
                .optional(Rule.date(), "dob", "start_date", "termination_date")
                .optional(Rule.address(), "residence")
                .optional(Rule.id(), "default_net_pay_split", "primary_workplace")
                .optional(Rule.choice("manual", "direct_deposit"), "payment_method_preference")
                .optional(Rule.ssn(), "ssn")
                .present(Rule.bool(), "active", "w2_electronic_consent_provided")
                .present(Rule.metadata(), "metadata");
    }

    private static Shape benefitShape() {
        return new Shape()
                .required("employee", Rule.id())
                .optional(Rule.id(), "benefit", "company_benefit")
                .optional(Rule.choice("monthly"), "period")
                .optional(Rule.text(255), "description")
                .optional(
                        Rule.money(),
                        "company_contribution_amount",
                        "company_period_amount",
                        "employee_contribution_amount",
                        "employee_period_amount",
                        "hsa_contribution_limit")
                .optional(Rule.percent(), "company_contribution_percent", "employee_contribution_percent")
                .optional(Rule.date(), "effective_start", "effective_end")
                .present(Rule.metadata(), "metadata");
    }
}
