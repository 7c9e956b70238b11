package dev.checkbulk.ops.request.filter;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tax elections a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param tax those about this tax
 * @param asOf with the setting in force on this day
 * @param exemptible only those where an exemption can be chosen, or only the others
 * @param jurisdiction those of this jurisdiction
 */
public record TaxElectionFilter(
        @Nullable String company,
        @Nullable String tax,
        @Nullable LocalDate asOf,
        @Nullable Boolean exemptible,
        @Nullable String jurisdiction) {
    public Map<String, String> values() {
        return new Filters()
                .and("company", company)
                .and("tax", tax)
                .and("as_of", asOf)
                .and("exemptible", exemptible)
                .and("jurisdiction", jurisdiction)
                .values();
    }
}
