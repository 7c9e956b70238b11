package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for payrolls, {@code /payrolls}. Only a draft can be changed or deleted, and any change empties its
 * preview. Dates are {@code YYYY-MM-DD}. Approving and reopening move money and are not here.
 */
public final class Payrolls {
    private static final ResourceType TYPE = ResourceType.of("payrolls");

    /** Reads one payroll. */
    public CheckRequest get(String payroll) {
        return TYPE.get(payroll);
    }

    /** Lists payrolls without their items and contractor payments, 100 a page. */
    public CheckRequest list(PayrollFilter filter) {
        return TYPE.list(filter.values());
    }

    /** The list to read payrolls by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a payroll. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company}, {@code period_start}, {@code period_end} and {@code payday} are
     *     required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a draft; all but {@code company} can be changed.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String payroll, Object fields) {
        return TYPE.update(fields, payroll);
    }

    /** Deletes a draft. */
    public CheckRequest delete(String payroll) {
        return TYPE.delete(payroll);
    }

    /**
     * Computes a draft's taxes and net pay. It changes nothing and can be repeated; a payroll of more than 500
     * payees needs {@code async}.
     *
     * @param async whether Check computes it in the background: the payroll's {@code preview} then says when it
     *     is done
     */
    public CheckRequest preview(String payroll, boolean async) {
        CheckRequest preview = CheckRequest.get("/payrolls/{payroll}/preview", payroll);
        return async ? preview.query("async", "true") : preview;
    }
}
