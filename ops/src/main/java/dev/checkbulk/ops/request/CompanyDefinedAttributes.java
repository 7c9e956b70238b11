package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;
import java.util.Map;

/**
 * Requests for the attributes of an employee that companies define, {@code
 * /employees/{employee}/company_defined_attributes}.
 */
public final class CompanyDefinedAttributes {
    private static final ResourceType TYPE = ResourceType.of("company_defined_attributes");

    /** Reads the attributes of an employee. */
    public CheckRequest get(String employee) {
        return TYPE.get(employee);
    }

    /**
     * Adds or overwrites attributes; those not named stay.
     *
     * @param changes one or more objects: {@code name} and {@code value} are required; {@code effective_start}
     *     ({@code YYYY-MM-DD}) should be sent, for Check does not document from when a change counts without it
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(String employee, List<?> changes) {
        return TYPE.update(Map.of("company_defined_attributes", ListRequests.some(changes)), employee);
    }
}
