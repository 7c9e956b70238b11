package dev.checkbulk.ops.request.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which earning rates a list has; null leaves a filter out.
 *
 * @param company those of the company's employees
 * @param employee those of this employee
 * @param active only those that are active, or only those that are not
 */
public record EarningRateFilter(
        @Nullable String company,
        @Nullable String employee,
        @Nullable Boolean active) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("employee", employee)
                .and("active", active)
                .values();
    }
}
