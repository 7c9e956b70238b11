package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;

/**
 * Requests for the tax parameters of a company, {@code /company_tax_params}: account numbers, rates, allowances. The
 * source of the rules about dates is Check's guide to tax parameters.
 */
public final class CompanyTaxParams {
    private static final ResourceType TYPE = ResourceType.of("company_tax_params");

    /** Lists the parameters that apply to the company, each with its {@code setting}. */
    public CheckRequest list(String company, TaxParamFilter filter) {
        return page(CheckRequest.get("/company_tax_params/{company}", company), filter);
    }

    /** Lists the settings of the company, each with those before it. */
    public CheckRequest settings(String company, TaxParamFilter filter) {
        return page(CheckRequest.get("/company_tax_params/{company}/settings", company), filter);
    }

    /** Reads the setting of one parameter, with those before it. */
    public CheckRequest setting(String company, String param) {
        return CheckRequest.get("/company_tax_params/{company}/settings/{tax_param}", company, param)
                .expecting(Expected.object(param));
    }

    /** Lists the jurisdictions of the company. */
    public CheckRequest jurisdictions(String company) {
        return CheckRequest.get("/company_tax_params/{company}/jurisdictions", company)
                .expecting(Expected.page());
    }

    /**
     * Adds or overwrites settings; those not named stay. A setting of the same day is overwritten.
     *
     * @param changes one or more objects: {@code id} is required; {@code value} is text, and without {@code
     *     effective_start} ({@code YYYY-MM-DD}) a first setting counts from 1900-01-01 and a later one from today
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(String company, List<?> changes) {
        return TYPE.update(Lists.some(changes), company);
    }

    private static CheckRequest page(CheckRequest list, TaxParamFilter filter) {
        return Lists.filter(list.expecting(Expected.page()), filter.values());
    }
}
