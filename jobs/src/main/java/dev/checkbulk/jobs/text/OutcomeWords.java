package dev.checkbulk.jobs.text;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.stream.Collectors;

/** Outcomes in the words of results.csv and of {@code --json}, which stay as they are. */
public final class OutcomeWords {
    private OutcomeWords() {}

    public static String of(Outcome.Kind kind) {
        return switch (kind) {
            case DONE -> "done";
            case ALREADY -> "already";
            case CONFLICT -> "conflict";
            case BLOCKED -> "blocked";
            case REFUSED -> "refused";
            case NOT_APPLIED -> "not_applied";
            case UNKNOWN -> "unknown";
        };
    }

    /** The status of the answer; empty when there was none. */
    public static String status(Outcome outcome) {
        int status = outcome instanceof Outcome.Done done
                ? done.response().status()
                : outcome.objection().map(CheckError::status).orElse(0);
        return status == 0 ? "" : String.valueOf(status);
    }

    public static String logId(Outcome outcome) {
        String id = outcome instanceof Outcome.Done done
                ? done.response().logId()
                : outcome.objection().map(CheckError::logId).orElse(null);
        return id == null ? "" : id;
    }

    public static String fieldErrors(CheckError error) {
        return error.inputErrors().stream()
                .map(input -> input.where() + ": " + input.message())
                .collect(Collectors.joining("; "));
    }
}
