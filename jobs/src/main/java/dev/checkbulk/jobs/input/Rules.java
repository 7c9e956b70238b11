package dev.checkbulk.jobs.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else holds for the values of a column.
 *
 * @param nullable whether JSON may say null, which empties the field
 * @param emptiable whether a list may be empty although each row must have it
 * @param sensitive whether a value is shown to nobody, in a problem neither
 * @param fixed whether Check shows the field and does not change it, so that a value is only compared
 * @param choices the words to choose from; none: any text
 * @param longest how many characters a value may have, of a list of objects how many entries; null when that is not known
 * @param refused why no row may have the column, and what to do, or null
 * @param missing what is said of a row that lacks the column
 */
public record Rules(
        boolean nullable,
        boolean emptiable,
        boolean sensitive,
        boolean fixed,
        List<String> choices,
        @Nullable Integer longest,
        @Nullable String refused,
        String missing) {

    static final Rules NONE =
            new Rules(false, false, false, false, List.of(), null, null, "is missing, but each row must have it");

    public Rules {
        choices = List.copyOf(choices);
    }

    static Rules refusing(String why) {
        return new Rules(false, false, false, false, List.of(), null, why, NONE.missing);
    }

    Rules withMissing(String message) {
        return new Rules(nullable, emptiable, sensitive, fixed, choices, longest, refused, message);
    }
}
