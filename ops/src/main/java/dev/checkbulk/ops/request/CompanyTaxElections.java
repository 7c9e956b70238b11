package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.TaxElectionFilter;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;

/** Requests for which taxes a company is exempt from, {@code /company_tax_elections}. */
public final class CompanyTaxElections {
    private static final ResourceType TYPE = ResourceType.of("company_tax_elections");

    /** Lists elections, 25 a page. */
    public CheckRequest list(TaxElectionFilter filter) {
        return TYPE.list(filter.values());
    }

    /**
     * Creates settings of elections.
     *
     * @param changes one or more objects: {@code id}, {@code company} and a {@code setting} with {@code exempt}
     *     and {@code effective_start} ({@code YYYY-MM-DD})
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest create(List<?> changes) {
        return TYPE.create(ListRequests.some(changes));
    }

    /**
     * Changes settings of elections; those not named stay.
     *
     * @param changes one or more objects: {@code id}, {@code company} and a {@code setting} with {@code exempt}
     *     and {@code effective_start} ({@code YYYY-MM-DD})
     * @throws IllegalArgumentException when there are none
     */
    public CheckRequest update(List<?> changes) {
        return TYPE.update(ListRequests.some(changes));
    }
}
