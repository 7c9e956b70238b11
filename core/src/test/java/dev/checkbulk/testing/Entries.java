package dev.checkbulk.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import java.util.List;

/** Entries for tests. */
public final class Entries {
    public static final JournalFile.Header HEADER =
            new JournalFile.Header("6f1d0c2ab3e94c5f8a7b1d2e3f405162", "9f86d081884c7d659a2feaa0c55ad015");

    /** One of each kind, and a result with everything that can be known. */
    public static final List<Entry> ALL = List.of(
            new Entry.Intent(1, 0, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", VirtualTime.START),
            new Entry.Denied(1, 0),
            new Entry.Cancelled(2, 1),
            new Entry.Unanswered(3, 0, "no answer in time", null),
            new Entry.Unanswered(4, 2, "500", "req_1"),
            new Entry.Opened(VirtualTime.START, "host", 4711, "0123456789abcdef"),
            new Entry.Result(1, 1, done("req_2", "emp_1"), null),
            new Entry.Result(2, 1, new Outcome.Skipped(Outcome.Skipped.Reason.CONFLICT, "it was changed"), null),
            new Entry.Result(
                    Long.MAX_VALUE,
                    Integer.MAX_VALUE,
                    new Outcome.Refused(new CheckError(
                            422,
                            "validation_error",
                            "quotes \" and \\ and\nlines\r\u2028 and \u0000 and é and 😀",
                            List.of(new CheckError.InputError("ssn", List.of("a", "0"), "is wrong")),
                            "req_3")),
                    "read back"));

    private Entries() {}

    /** An entry that tells its number. */
    public static Entry numbered(long row) {
        return new Entry.Result(row, 0, done("req_" + row, "emp_" + row), null);
    }

    public static Outcome done(String logId, String id) {
        return new Outcome.Done(new CheckResponse(
                200, logId, JsonNodeFactory.instance.objectNode().put("id", id)));
    }
}
