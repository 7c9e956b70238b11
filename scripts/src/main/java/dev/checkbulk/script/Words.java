package dev.checkbulk.script;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.stream.Collectors;

/** Outcomes in the words that people and machines read. */
final class Words {
    private Words() {}

    static String of(Outcome.Kind kind) {
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
    static String status(Outcome outcome) {
        int status = outcome instanceof Outcome.Done done
                ? done.response().status()
                : outcome.objection().map(CheckError::status).orElse(0);
        return status == 0 ? "" : String.valueOf(status);
    }

    static String logId(Outcome outcome) {
        String id = outcome instanceof Outcome.Done done
                ? done.response().logId()
                : outcome.objection().map(CheckError::logId).orElse(null);
        return id == null ? "" : id;
    }

    static String fieldErrors(CheckError error) {
        return error.inputErrors().stream()
                .map(input -> input.where() + ": " + input.message())
                .collect(Collectors.joining("; "));
    }
}
