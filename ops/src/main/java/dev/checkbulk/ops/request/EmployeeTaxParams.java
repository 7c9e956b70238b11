package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.TaxParamFilter;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;

/** Requests for the tax parameters of employees, {@code /employee_tax_params}: of one, and of a company's at once. */
public final class EmployeeTaxParams extends TaxParams {
    public EmployeeTaxParams() {
        super(ResourceType.of("employee_tax_params"));
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
        return CheckRequest.patch("/employee_tax_params/settings").body(ListRequests.some(changes));
    }
}
