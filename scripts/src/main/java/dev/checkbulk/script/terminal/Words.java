package dev.checkbulk.script.terminal;

import dev.checkbulk.run.state.Unconfirmed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is waited for, in the words that people read. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss zzz", Locale.US);

    private Words() {}

    /** What is waited for when answers could not be read, and until when; empty when there are none. */
    static String unconfirmed(Unconfirmed rows, ZoneId zone) {
        if (rows.rows() == 0 || rows.nextLook() == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "Check's answer to %d %s could not be read. Checking Check's log at %s.",
                rows.rows(),
                rows.rows() == 1 ? "row" : "rows",
                TIME.format(rows.nextLook().atZone(zone)));
    }
}
