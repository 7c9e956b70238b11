package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/**
 * Requests for the benefits that a company offers, {@code /company_benefits}. Amounts are decimal strings in dollars
 * ({@code "150.00"}), percentages strings from 0 to 100, dates {@code YYYY-MM-DD}.
 */
public final class CompanyBenefits {
    private static final ResourceType TYPE = ResourceType.of("company_benefits");

    /** Reads one company benefit. */
    public CheckRequest get(String companyBenefit) {
        return TYPE.get(companyBenefit);
    }

    /** Lists the benefits of a company, 100 a page. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /** The list to read company benefits by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a company benefit. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company}, {@code benefit} and {@code description} (at most 255 characters)
     *     are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a company benefit; all but {@code company} can be changed. New dates move the dates of
     * the employee benefits that hang on it.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String companyBenefit, Object fields) {
        return TYPE.update(fields, companyBenefit);
    }

    /** Deletes a company benefit. */
    public CheckRequest delete(String companyBenefit) {
        return TYPE.delete(companyBenefit);
    }
}
