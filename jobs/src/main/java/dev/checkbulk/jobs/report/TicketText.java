package dev.checkbulk.jobs.report;

import java.util.regex.Pattern;

/** What may be in a ticket: what has the form of an id or of a word of Check's, and no other text. */
final class TicketText {
    static final String LEFT_OUT = "(left out)";

    private static final Pattern ID = Pattern.compile("[a-z]{2,8}_[A-Za-z0-9_]{1,64}|[0-9a-f-]{32,36}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private TicketText() {}

    /** The id; something else when it is none, for it may be a name. */
    static String id(String text) {
        return text.isEmpty() || ID.matcher(text).matches() ? text : LEFT_OUT;
    }

    /** The type of an error. */
    static String word(String text) {
        return WORD.matcher(text).matches() ? text : LEFT_OUT;
    }
}
