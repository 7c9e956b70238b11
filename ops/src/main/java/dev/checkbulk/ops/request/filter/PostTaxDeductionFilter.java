package dev.checkbulk.ops.request.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which post-tax deductions a list has; null leaves a filter out.
 *
 * @param company those of the company's employees
 * @param employee those of this employee
 * @param includeExternal also those that came with imported payrolls, which cannot be changed; Check leaves them out
 */
public record PostTaxDeductionFilter(
        @Nullable String company,
        @Nullable String employee,
        @Nullable Boolean includeExternal) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("employee", employee)
                .and("include_external", includeExternal)
                .values();
    }
}
