package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;

/**
 * Requests for the tax parameters of employees, {@code /employee_tax_params}: account numbers, rates, allowances. The
 * source of the rules about dates is Check's guide to tax parameters.
 */
public final class EmployeeTaxParams {
    private static final ResourceType TYPE = ResourceType.of("employee_tax_params");

    /** Lists the parameters that apply to the employee, each with its {@code setting}. */
    public CheckRequest list(String employee, TaxParamFilter filter) {
        return page(CheckRequest.get("/employee_tax_params/{employee}", employee), filter);
    }

    /** Lists the settings of the employee, each with those before it. */
    public CheckRequest settings(String employee, TaxParamFilter filter) {
        return page(CheckRequest.get("/employee_tax_params/{employee}/settings", employee), filter);
    }

    /** Reads the setting of one parameter, with those before it. */
    public CheckRequest setting(String employee, String param) {
        return CheckRequest.get("/employee_tax_params/{employee}/settings/{tax_param}", employee, param)
                .expecting(Expected.object(param));
    }

    /** Lists the jurisdictions of the employee. */
    public CheckRequest jurisdictions(String employee) {
        return CheckRequest.get("/employee_tax_params/{employee}/jurisdictions", employee)
                .expecting(Expected.page());
    }

    /**
     * Adds or overwrites settings; those not named stay. A setting of the same day is overwritten.
     *
     * @param changes one or more objects: {@code id} is required; {@code value} is text, and without {@code
     *     effective_start} ({@code YYYY-MM-DD}) a first setting counts from 1900-01-01 and a later one from today
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(String employee, List<?> changes) {
        return TYPE.update(Lists.some(changes), employee);
    }

    /** Lists the parameters of all the company's employees. */
    public CheckRequest listOfCompany(String company, TaxParamFilter filter) {
        return page(CheckRequest.get("/employee_tax_params").query("company", company), filter);
    }

    /** Lists the settings of all the company's employees. */
    public CheckRequest settingsOfCompany(String company, TaxParamFilter filter) {
        return page(CheckRequest.get("/employee_tax_params/settings").query("company", company), filter);
    }

    /**
     * Adds or overwrites settings of many employees with one request. Check does not document what happens when
     * one of them is refused.
     *
     * @param changes as for one employee, each with its {@code company} and {@code employee}
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest updateMany(List<?> changes) {
        return CheckRequest.patch("/employee_tax_params/settings").body(Lists.some(changes));
    }

    private static CheckRequest page(CheckRequest list, TaxParamFilter filter) {
        return Lists.filter(list.expecting(Expected.page()), filter.values());
    }
}
