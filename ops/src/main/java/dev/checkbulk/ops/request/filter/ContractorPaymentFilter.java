package dev.checkbulk.ops.request.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which contractor payments a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param payroll those of this payroll
 * @param contractor those of this contractor
 */
public record ContractorPaymentFilter(
        @Nullable String company,
        @Nullable String payroll,
        @Nullable String contractor) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("payroll", payroll)
                .and("contractor", contractor)
                .values();
    }
}
