package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.TaxElectionFilter;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;
import java.util.Map;

/** Requests for which taxes employees are exempt from, {@code /employee_tax_elections}. */
public final class EmployeeTaxElections {
    private static final ResourceType TYPE = ResourceType.of("employee_tax_elections");

    /** Lists the elections of a company's employees, 25 a page. */
    public CheckRequest list(TaxElectionFilter filter) {
        return TYPE.list(filter.values());
    }

    /** Lists the elections of an employee, 25 a page. */
    public CheckRequest listOfEmployee(String employee, TaxElectionFilter filter) {
        return ListRequests.filter(TYPE.list(Map.of("employee", employee)), filter.values());
    }

    /**
     * Changes settings of elections; those not named stay.
     *
     * @param changes one or more objects: {@code id}, {@code employee} and a {@code setting} with {@code exempt}
     *     and {@code effective_start} ({@code YYYY-MM-DD})
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(List<?> changes) {
        return TYPE.update(ListRequests.some(changes));
    }
}
