package dev.checkbulk.script;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.run.state.Unconfirmed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Outcomes in the words that people and machines read. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss zzz", Locale.US);

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

    /** What is waited for when answers could not be read, and until when; empty when there are none. */
    static String unconfirmed(Unconfirmed rows, ZoneId zone) {
        if (rows.rows() == 0 || rows.nextLook() == null) {
            return "";
        }
        return "Check's answer to %d %s could not be read. Checking Check's log at %s."
                .formatted(
                        rows.rows(),
                        rows.rows() == 1 ? "row" : "rows",
                        TIME.format(rows.nextLook().atZone(zone)));
    }

    static String fieldErrors(CheckError error) {
        return error.inputErrors().stream()
                .map(input -> input.where() + ": " + input.message())
                .collect(Collectors.joining("; "));
    }
}
