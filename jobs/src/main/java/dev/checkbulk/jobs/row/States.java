package dev.checkbulk.jobs.row;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The postal abbreviations of the 50 states, the District of Columbia and the territories. */
final class States {
    private static final Set<String> ALL = Set.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
            "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
            "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "AS", "GU", "MP",
            "PR", "VI");

    private States() {}

    static @Nullable String flaw(String text) {
        if (ALL.contains(text)) {
            return null;
        }
        String meant = text.strip().toUpperCase(Locale.ROOT);
        return ALL.contains(meant)
                ? "is not written like a state: write " + meant
                : "is no state: write two capital letters, like MA";
    }
}
