package dev.checkbulk.standin.tax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.endpoint.PagesByOwner;
import dev.checkbulk.standin.endpoint.SubtreeEndpoint;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The tax parameters of employees: one employee's, and those of a whole company at once. */
public final class TaxParamsOfEmployees implements SubtreeEndpoint {
    private static final RequestSchema CHANGE = TaxParamsEndpoint.change()
            .required("company", Reference.to("companies"))
            .required("employee", Reference.to("employees"));

    private final TaxSettings params;
    private final DatedSettings settings;
    private final PagesByOwner pages;
    private final TaxParamsEndpoint ofOne;
    private final Kind employees;

    public TaxParamsOfEmployees(DatedSettings settings, ListEndpoint listing) {
        this.params = new TaxSettings(settings, "employee_tax_params", "employee", TaxParam.EMPLOYEE);
        this.settings = settings;
        this.pages = new PagesByOwner(settings.store(), listing);
        this.employees = settings.store().kind("employees");
        this.ofOne = new TaxParamsEndpoint(employees, params, settings);
    }

    @Override
    public Optional<Response> answer(List<String> rest, Call call) {
        boolean get = call.method().equals("GET");
        if (rest.isEmpty()) {
            return Optional.of(get ? ofCompany(params::list, call) : CrudEndpoint.notAllowed(call));
        }
        if (!rest.equals(List.of("settings"))) {
            return ofOne.answer(rest, call);
        }
        if (get) {
            return Optional.of(ofCompany(params::history, call));
        }
        return Optional.of(call.method().equals("PATCH") ? change(call) : CrudEndpoint.notAllowed(call));
    }

    private Response ofCompany(BiFunction<String, QueryParameters, List<ObjectNode>> shown, Call call) {
        ValidationErrors problems = new ValidationErrors();
        if (call.query().get("company").isEmpty()) {
            problems.add("This parameter is required.", "company");
        }
        Set<String> filters = new LinkedHashSet<>(TaxParamsEndpoint.FILTERS);
        filters.add("company");
        return pages.list(
                employees,
                "employee",
                params.size(),
                500,
                filters,
                problems,
                call,
                id -> shown.apply(id, call.query()));
    }

    private Response change(Call call) {
        return settings.applyAll(params.what(), call, this::change, () -> ListEndpoint.envelope(List.of(), null, null));
    }

    private void change(ObjectNode change, ValidationErrors here) {
        CHANGE.check(change, true, here);
        if (here.any()) {
            return;
        }
        String employee = change.path("employee").asText();
        boolean there = settings.store()
                .find(employees, employee)
                .filter(one -> one.path("company").equals(change.path("company")))
                .isPresent();
        if (there) {
            params.change(employee, change, here);
        } else {
            here.add(Reference.unknown(employee), "employee");
        }
    }
}
