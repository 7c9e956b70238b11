package dev.checkbulk.ops.request.filter;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tax parameters a list has; null leaves a filter out.
 *
 * @param asOf those that apply on this day, with the setting in force then
 * @param jurisdiction those of this jurisdiction
 * @param submitter those that this one is asked for, {@code employee} or {@code company}
 */
public record TaxParamFilter(
        @Nullable LocalDate asOf,
        @Nullable String jurisdiction,
        @Nullable String submitter) {
    public Map<String, String> values() {
        return new Filters()
                .and("as_of", asOf)
                .and("jurisdiction", jurisdiction)
                .and("submitter", submitter)
                .values();
    }
}
