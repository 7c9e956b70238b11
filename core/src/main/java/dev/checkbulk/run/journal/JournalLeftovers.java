package dev.checkbulk.run.journal;

import dev.checkbulk.plan.Leftovers;
import java.util.regex.Pattern;

/** What a purge leaves of a journal's entries, as {@code Leftovers} says. */
public final class JournalLeftovers {
    private static final Pattern REASON = Pattern.compile("[A-Z_]{1,40}( [0-9]{1,3})?");

    private JournalLeftovers() {}

    public static TimedEntry of(TimedEntry stamped) {
        return new TimedEntry(of(stamped.entry()), stamped.at(), stamped.sent());
    }

    private static Entry of(Entry entry) {
        return entry.fold(
                opened -> opened,
                intent -> new Entry.Intent(intent.row(), intent.gen(), "", intent.at()),
                denied -> denied,
                cancelled -> cancelled,
                silent -> new Entry.Unanswered(
                        silent.row(),
                        silent.gen(),
                        REASON.matcher(silent.reason()).matches() ? silent.reason() : "",
                        Leftovers.logId(silent.logId())),
                result -> new Entry.Result(result.row(), result.gen(), Leftovers.of(result.outcome()), null));
    }
}
