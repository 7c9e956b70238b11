package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;

/**
 * Requests for whether an employee is taxed where they live rather than where they work, {@code
 * /employees/{employee}/reciprocity_elections}.
 */
public final class ReciprocityElections {
    private static final ResourceType TYPE = ResourceType.of("reciprocity_elections");

    /** Reads the elections of an employee. */
    public CheckRequest get(String employee) {
        return TYPE.get(employee);
    }

    /**
     * Adds or overwrites elections; those not named stay.
     *
     * @param changes one or more objects: {@code jurisdiction} and {@code opt_in} are required; {@code
     *     effective_start} ({@code YYYY-MM-DD}) should be sent, for Check does not document from when a change
     *     counts without it
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(String employee, List<?> changes) {
        return TYPE.update(ListRequests.some(changes), employee);
    }
}
