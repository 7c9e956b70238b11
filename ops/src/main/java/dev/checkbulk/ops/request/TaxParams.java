package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.filter.TaxParamFilter;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.util.List;

/**
 * Requests for the tax parameters of one owner, a company or an employee: account numbers, rates, allowances. The source of the
 * rules about dates is Check's guide to tax parameters.
 */
public abstract sealed class TaxParams permits CompanyTaxParams, EmployeeTaxParams {
    private final ResourceType type;
    private final String path;

    TaxParams(ResourceType type) {
        this.type = type;
        this.path = String.valueOf(type.endpoints().get(Verb.UPDATE));
    }

    /** Lists the parameters that apply to the owner, each with its {@code setting}. */
    public CheckRequest list(String owner, TaxParamFilter filter) {
        return page(CheckRequest.get(path, owner), filter);
    }

    /** Lists the settings of the owner, each with those before it. */
    public CheckRequest settings(String owner, TaxParamFilter filter) {
        return page(CheckRequest.get(path + "/settings", owner), filter);
    }

    /** Reads the setting of one parameter, with those before it. */
    public CheckRequest setting(String owner, String param) {
        return CheckRequest.get(path + "/settings/{tax_param}", owner, param).expecting(Expected.object(param));
    }

    /** Lists the jurisdictions of the owner. */
    public CheckRequest jurisdictions(String owner) {
        return CheckRequest.get(path + "/jurisdictions", owner).expecting(Expected.page());
    }

    /**
     * Adds or overwrites settings; those not named stay. A setting of the same day is overwritten.
     *
     * @param changes one or more objects: {@code id} is required; {@code value} is text, and without {@code
     *     effective_start} ({@code YYYY-MM-DD}) a first setting counts from 1900-01-01 and a later one from today
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(String owner, List<?> changes) {
        return type.update(ListRequests.some(changes), owner);
    }

    static CheckRequest page(CheckRequest list, TaxParamFilter filter) {
        return ListRequests.filter(list.expecting(Expected.page()), filter.values());
    }
}
