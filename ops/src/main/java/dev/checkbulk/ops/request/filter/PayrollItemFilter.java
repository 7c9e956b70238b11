package dev.checkbulk.ops.request.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which payroll items a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param payroll those of this payroll
 * @param employee those of this employee
 */
public record PayrollItemFilter(
        @Nullable String company,
        @Nullable String payroll,
        @Nullable String employee) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("payroll", payroll)
                .and("employee", employee)
                .values();
    }
}
