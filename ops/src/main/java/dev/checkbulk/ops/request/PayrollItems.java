package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.ops.request.filter.PayrollItemFilter;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.List;
import java.util.Map;

/**
 * Requests for what an employee is paid in a payroll, {@code /payroll_items}. Amounts are decimal strings in dollars,
 * hours numbers. An item can be changed or deleted only while its payroll is a draft; afterwards the balances of
 * hours and {@code paper_check_number} still can be changed. Any change empties the preview of the payroll.
 */
public final class PayrollItems {
    private static final ResourceType TYPE = ResourceType.of("payroll_items");

    /** The most items that one request changes or deletes. */
    public static final int MOST = 500;

    /** Reads one payroll item. */
    public CheckRequest get(String payrollItem) {
        return TYPE.get(payrollItem);
    }

    /** Lists payroll items, 500 a page. */
    public CheckRequest list(PayrollItemFilter filter) {
        return TYPE.list(filter.values());
    }

    /** The list to read payroll items by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a payroll item. Check refuses a second one for an employee in a payroll.
     *
     * @param fields an object: {@code payroll} and {@code employee} are required
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a payroll item; all but {@code employee} can be changed.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String payrollItem, Object fields) {
        return TYPE.update(fields, payrollItem);
    }

    /** Deletes a payroll item. */
    public CheckRequest delete(String payrollItem) {
        return TYPE.delete(payrollItem);
    }

    /**
     * Changes many payroll items with one request. Check documents neither the shape of this body nor what
     * happens when one item is refused: try it in the sandbox first.
     *
     * @param items up to {@value #MOST}, each an object with its {@code id} and the fields to change
     * @throws IllegalArgumentException when there are none or more
     */
    public CheckRequest updateMany(List<?> items) {
        return CheckRequest.patch("/payroll_items").body(Map.of("items", some(items)));
    }

    /**
     * Deletes many payroll items with one request. Check documents neither how it takes the ids nor what happens
     * when one is refused: try it in the sandbox first.
     *
     * @param items the ids of up to {@value #MOST}
     * @throws IllegalArgumentException when there are none or more
     */
    public CheckRequest deleteMany(List<String> items) {
        CheckRequest delete = CheckRequest.delete("/payroll_items");
        for (String item : some(items)) {
            delete = delete.query("id", CheckRequest.requireId(item));
        }
        return delete;
    }

    private static <T> List<T> some(List<T> items) {
        if (items.isEmpty() || items.size() > MOST) {
            throw new IllegalArgumentException(
                    "One request is for 1 to " + MOST + " payroll items, not " + items.size());
        }
        return items;
    }
}
