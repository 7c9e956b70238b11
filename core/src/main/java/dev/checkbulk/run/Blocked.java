package dev.checkbulk.run;

import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of which a row was not done: what its owner wrote for later rows builds on it. */
final class Blocked {
    private final Map<String, Failed> byRecord = new HashMap<>();

    private record Failed(long row, String how) {}

    /** A row has ended. */
    void ended(Edit edit, Outcome outcome) {
        String how = switch (outcome.kind()) {
            case REFUSED -> "was refused";
            case CONFLICT -> "ended in a conflict";
            case BLOCKED -> "was blocked";
            case DONE, ALREADY, NOT_APPLIED, UNKNOWN -> null;
        };
        String record = edit.resource();
        if (how != null && record != null) {
            byRecord.putIfAbsent(record, new Failed(edit.row(), how));
        }
    }

    /** Why the edit is not sent; null when it may be. A create depends on no other row: its record only orders it. */
    @Nullable
    String reason(Edit edit) {
        String record = edit.resource();
        Failed failed = record == null ? null : byRecord.get(record);
        boolean behind =
                failed != null && failed.row < edit.row() && edit.request().method() != Method.POST;
        return failed == null || !behind
                ? null
                : "an earlier row of " + edit.label() + " " + failed.how + " (row " + failed.row + ")";
    }
}
