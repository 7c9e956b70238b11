package dev.checkbulk.ops.row;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Untouched;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be, as the plan's maker sees before Check does. It never quotes a value that nobody may see.
 *
 * @param type a word to count such rows by
 * @param message a sentence for people
 */
public record Refusal(String type, String message) {
    /** As if Check had said it: a request that cannot be executed. */
    private static final int BAD_REQUEST = 400;

    /** The row that cannot be for these reasons, at least one. */
    public static Untouched row(long row, String label, List<Refusal> why, @Nullable String company) {
        String all = why.stream().map(Refusal::message).distinct().collect(Collectors.joining("; "));
        CheckError error = new CheckError(BAD_REQUEST, why.get(0).type(), all, List.of(), null);
        return new Untouched(row, label, new Outcome.Refused(error), company, null);
    }
}
