package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.ExternalPayrollFilter;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for payrolls that were paid elsewhere, {@code /external_payrolls}. Dates are {@code YYYY-MM-DD}. Approving
 * and reopening change what taxes are due and are not here.
 */
public final class ExternalPayrolls {
    private static final ResourceType TYPE = ResourceType.of("external_payrolls");

    /** Reads one external payroll. */
    public CheckRequest get(String externalPayroll) {
        return TYPE.get(externalPayroll);
    }

    /** Lists external payrolls, 100 a page. */
    public CheckRequest list(ExternalPayrollFilter filter) {
        return TYPE.list(filter.values());
    }

    /**
     * Creates an external payroll. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company}, {@code period_start}, {@code period_end} and {@code payday} are
     *     required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of an external payroll.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String externalPayroll, Object fields) {
        return TYPE.update(fields, externalPayroll);
    }

    /** Deletes an external payroll. */
    public CheckRequest delete(String externalPayroll) {
        return TYPE.delete(externalPayroll);
    }
}
