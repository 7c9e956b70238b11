package dev.checkbulk.testing;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import java.util.List;

/** Ends of rows for tests. */
public final class Outcomes {
    private Outcomes() {}

    public static Outcome refused() {
        return new Outcome.Refused(new CheckError(422, "validation_error", "no", List.of(), "log_1"));
    }

    public static Outcome skipped(Outcome.Skipped.Reason reason) {
        return new Outcome.Skipped(reason, "for a reason");
    }
}
