package dev.checkbulk.ops;

import dev.checkbulk.ops.request.filter.Filters;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which payrolls a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param paySchedule those of this schedule
 * @param type {@code regular}, {@code off_cycle} or {@code amendment}
 * @param status those in this state, {@code draft}
 * @param managed only those that Check marks as managed, or only the others
 * @param approved only those that are approved, or only those that are not
 * @param paydayAfter those paid after this day
 * @param paydayBefore those paid before this day
 */
public record PayrollFilter(
        @Nullable String company,
        @Nullable String paySchedule,
        @Nullable String type,
        @Nullable String status,
        @Nullable Boolean managed,
        @Nullable Boolean approved,
        @Nullable LocalDate paydayAfter,
        @Nullable LocalDate paydayBefore) {
    Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("pay_schedule", paySchedule)
                .and("type", type)
                .and("status", status)
                .and("managed", managed)
                .and("approved", approved)
                .and("payday_after", paydayAfter)
                .and("payday_before", paydayBefore)
                .values();
    }
}
