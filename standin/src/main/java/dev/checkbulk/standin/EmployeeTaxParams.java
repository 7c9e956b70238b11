package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The tax parameters of employees: one employee's, and those of a whole company at once. */
final class EmployeeTaxParams implements SubResources.Extra {
    private static final Shape CHANGE = OwnersTaxParams.change()
            .required("company", Reference.to("companies"))
            .required("employee", Reference.to("employees"));

    private final TaxSettings params;
    private final Settings settings;
    private final OwnerPages pages;
    private final OwnersTaxParams ofOne;

    EmployeeTaxParams(Settings settings, Listing listing) {
        this.params = new TaxSettings(settings, "employee_tax_params", "employee", TaxParam.EMPLOYEE);
        this.settings = settings;
        this.pages = new OwnerPages(settings.store(), listing);
        this.ofOne = new OwnersTaxParams(Kind.EMPLOYEES, params, settings);
    }

    @Override
    public Optional<Answer> answer(List<String> rest, Call call) {
        boolean get = call.method().equals("GET");
        if (rest.isEmpty()) {
            return Optional.of(get ? ofCompany(params::list, call) : Resources.notAllowed(call));
        }
        if (!rest.equals(List.of("settings"))) {
            return ofOne.answer(rest, call);
        }
        if (get) {
            return Optional.of(ofCompany(params::history, call));
        }
        return Optional.of(call.method().equals("PATCH") ? change(call) : Resources.notAllowed(call));
    }

    private Answer ofCompany(BiFunction<String, Parameters, List<ObjectNode>> shown, Call call) {
        Problems problems = new Problems();
        if (call.query().get("company").isEmpty()) {
            problems.add("This parameter is required.", "company");
        }
        Set<String> filters = new LinkedHashSet<>(OwnersTaxParams.FILTERS);
        filters.add("company");
        return pages.list(
                Kind.EMPLOYEES,
                "employee",
                params.size(),
                500,
                filters,
                problems,
                call,
                id -> shown.apply(id, call.query()));
    }

    private Answer change(Call call) {
        return settings.applyAll(params.what(), call, this::change, () -> Listing.envelope(List.of(), null, null));
    }

    private void change(ObjectNode change, Problems here) {
        CHANGE.check(change, true, here);
        if (here.any()) {
            return;
        }
        String employee = change.path("employee").asText();
        boolean there = settings.store()
                .find(Kind.EMPLOYEES, employee)
                .filter(one -> one.path("company").equals(change.path("company")))
                .isPresent();
        if (there) {
            params.change(employee, change, here);
        } else {
            here.add(Reference.unknown(employee), "employee");
        }
    }
}
