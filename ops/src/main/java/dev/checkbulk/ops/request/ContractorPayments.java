package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.ContractorPaymentFilter;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for what a contractor is paid in a payroll, {@code /contractor_payments}. Amounts are decimal strings in
 * dollars. A payment can be changed or deleted only while its payroll is a draft, and any change empties the preview
 * of the payroll.
 */
public final class ContractorPayments {
    private static final ResourceType TYPE = ResourceType.of("contractor_payments");

    /** Reads one contractor payment. */
    public CheckRequest get(String contractorPayment) {
        return TYPE.get(contractorPayment);
    }

    /** Lists contractor payments, 100 a page. */
    public CheckRequest list(ContractorPaymentFilter filter) {
        return TYPE.list(filter.values());
    }

    /**
     * Creates a contractor payment. Check refuses a second one for a contractor in a payroll, and more than 500
     * in one.
     *
     * @param fields an object: {@code contractor}, {@code payroll} and {@code amount} are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a contractor payment; all but {@code payroll} can be changed.
     *
     * @param fields an object with the fields to change
     */
    public CheckRequest update(String contractorPayment, Object fields) {
        return TYPE.update(fields, contractorPayment);
    }

    /** Deletes a contractor payment. */
    public CheckRequest delete(String contractorPayment) {
        return TYPE.delete(contractorPayment);
    }
}
