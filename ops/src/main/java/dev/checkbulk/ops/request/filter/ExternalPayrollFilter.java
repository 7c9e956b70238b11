package dev.checkbulk.ops.request.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which external payrolls a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param paySchedule those of this schedule
 * @param includeItems whether with their items; Check shows them
 */
public record ExternalPayrollFilter(
        @Nullable String company,
        @Nullable String paySchedule,
        @Nullable Boolean includeItems) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("pay_schedule", paySchedule)
                .and("include_items", includeItems)
                .values();
    }
}
