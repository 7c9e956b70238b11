package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.PostTaxDeductionFilter;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Requests for what is deducted after tax, {@code /post_tax_deductions}. The terms of a deduction stand in the object
 * that is named after its type: {@code miscellaneous}, {@code child_support} or {@code miscellaneous_garnishment}.
 * Amounts are decimal strings in dollars, percentages numbers from 0 to 100, dates {@code YYYY-MM-DD}.
 */
public final class PostTaxDeductions {
    private static final ResourceType TYPE = ResourceType.of("post_tax_deductions");

    /** Reads one deduction. */
    public CheckRequest get(String deduction) {
        return TYPE.get(deduction);
    }

    /** Lists deductions, 100 a page. */
    public CheckRequest list(PostTaxDeductionFilter filter) {
        return TYPE.list(filter.values());
    }

    /** The list to read deductions by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a deduction. Check has no rule of its own against a second one; one for child support needs the
     * employee's {@code ssn}.
     *
     * @param fields an object: {@code type}, {@code employee}, {@code description} (at most 255 characters),
     *     {@code effective_start} and the terms are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a deduction; {@code type} and {@code employee} stay.
     *
     * @param fields an object with the fields to change; the terms are replaced whole
     */
    public CheckRequest update(String deduction, Object fields) {
        return TYPE.update(fields, deduction);
    }

    /** Deletes a deduction. */
    public CheckRequest delete(String deduction) {
        return TYPE.delete(deduction);
    }
}
