package dev.checkbulk.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is served below a record, and beside the kinds of records: parts, actions, tax parameters and tax elections. */
final class SubResources {
    private final Resources resources;
    private final Map<String, Part> parts;
    private final Map<String, Extra> extras;

    /** Answers for one part of the record with this id, which is there. */
    interface Part {
        Answer answer(String id, Call call);
    }

    /** Answers for what follows the first segment; empty if there is no such path. */
    interface Extra {
        Optional<Answer> answer(List<String> rest, Call call);
    }

    SubResources(Store store, Resources resources, Listing listing, Clock clock) {
        this.resources = resources;
        Settings settings = new Settings(store, resources, clock);
        PayrollActions payrolls = new PayrollActions(store, resources, clock);
        this.parts = Map.of(
                "companies/enrollment_profile", new EnrollmentProfile(store, resources),
                "employees/company_defined_attributes", DatedLists.attributes(settings),
                "employees/reciprocity_elections", DatedLists.reciprocity(settings),
                "payrolls/approve", payrolls::approve,
                "payrolls/reopen", payrolls::reopen,
                "payrolls/preview", payrolls::preview,
                "external_payrolls/approve", payrolls::approveExternal,
                "external_payrolls/reopen", payrolls::reopenExternal,
                "company_provided_documents/upload", new Upload(resources));
        TaxSettings company = new TaxSettings(settings, "company_tax_params", "company", TaxParam.COMPANY);
        this.extras = Map.of(
                "company_tax_params", new OwnersTaxParams(Kind.COMPANIES, company, settings),
                "employee_tax_params", new EmployeeTaxParams(settings, listing),
                "company_tax_elections",
                        new TaxElections(Kind.COMPANIES, "company", TaxElection.COMPANY, settings, listing),
                "employee_tax_elections",
                        new TaxElections(Kind.EMPLOYEES, "employee", TaxElection.EMPLOYEE, settings, listing));
    }

    Optional<Answer> answer(List<String> steps, Call call) {
        Extra extra = extras.get(steps.get(0));
        if (extra != null) {
            return extra.answer(steps.subList(1, steps.size()), call);
        }
        Optional<Kind> kind = Kind.ofPath(steps.get(0));
        if (kind.isEmpty() || steps.size() != 3) {
            return Optional.empty();
        }
        if (steps.get(0).startsWith("documents/") && steps.get(2).equals("download")) {
            return Optional.of(resources.find(kind.get(), steps.get(1), record -> Upload.EXAMPLE));
        }
        return Optional.ofNullable(parts.get(steps.get(0) + "/" + steps.get(2)))
                .map(part -> resources.find(kind.get(), steps.get(1), record -> part.answer(steps.get(1), call)));
    }
}
