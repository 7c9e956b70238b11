package dev.checkbulk.standin.api;

import dev.checkbulk.standin.company.DocumentUpload;
import dev.checkbulk.standin.company.EnrollmentProfile;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.endpoint.RecordEndpoint;
import dev.checkbulk.standin.endpoint.SubtreeEndpoint;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.payroll.PayrollActions;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import dev.checkbulk.standin.tax.ElectionsEndpoint;
import dev.checkbulk.standin.tax.TaxElection;
import dev.checkbulk.standin.tax.TaxParam;
import dev.checkbulk.standin.tax.TaxParamsEndpoint;
import dev.checkbulk.standin.tax.TaxParamsOfEmployees;
import dev.checkbulk.standin.tax.TaxSettings;
import dev.checkbulk.standin.worker.EmployeeAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is served below a record, and beside the kinds of records: parts, actions, tax parameters and tax elections. */
public final class Subresources {
    private final CrudEndpoint resources;
    private final Map<String, RecordEndpoint> parts;
    private final Map<String, SubtreeEndpoint> extras;

    public Subresources(Store store, CrudEndpoint resources, ListEndpoint listing, Clock clock) {
        this.resources = resources;
        DatedSettings settings = new DatedSettings(store, resources, clock);
        PayrollActions payrolls = new PayrollActions(store, resources, clock);
        this.parts = Map.of(
                "companies/enrollment_profile", new EnrollmentProfile(store, resources),
                "employees/company_defined_attributes", EmployeeAttributes.attributes(settings),
                "employees/reciprocity_elections", EmployeeAttributes.reciprocity(settings),
                "payrolls/approve", payrolls::approve,
                "payrolls/reopen", payrolls::reopen,
                "payrolls/preview", payrolls::preview,
                "external_payrolls/approve", payrolls::approveExternal,
                "external_payrolls/reopen", payrolls::reopenExternal,
                "company_provided_documents/upload",
                        new DocumentUpload(resources, store.kind("company_provided_documents")));
        Kind companies = store.kind("companies");
        TaxSettings company = new TaxSettings(settings, "company_tax_params", "company", TaxParam.COMPANY);
        this.extras = Map.of(
                "company_tax_params", new TaxParamsEndpoint(companies, company, settings),
                "employee_tax_params", new TaxParamsOfEmployees(settings, listing),
                "company_tax_elections",
                        new ElectionsEndpoint(companies, "company", TaxElection.COMPANY, settings, listing),
                "employee_tax_elections",
                        new ElectionsEndpoint(
                                store.kind("employees"), "employee", TaxElection.EMPLOYEE, settings, listing));
    }

    Optional<Response> answer(List<String> steps, Call call) {
        SubtreeEndpoint extra = extras.get(steps.get(0));
        if (extra != null) {
            return extra.answer(steps.subList(1, steps.size()), call);
        }
        Optional<Kind> kind = resources.kindAt(steps.get(0));
        if (kind.isEmpty() || steps.size() != 3) {
            return Optional.empty();
        }
        if (steps.get(0).startsWith("documents/") && steps.get(2).equals("download")) {
            return Optional.of(resources.find(kind.get(), steps.get(1), record -> DocumentUpload.EXAMPLE));
        }
        return Optional.ofNullable(parts.get(steps.get(0) + "/" + steps.get(2)))
                .map(part -> resources.find(kind.get(), steps.get(1), record -> part.answer(steps.get(1), call)));
    }
}
