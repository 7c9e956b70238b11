package dev.checkbulk.jobs.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text as HTML. */
final class Html {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Html() {}

    /** The text, in which nothing is markup any more: for the inside of elements and of quoted attributes. */
    static String text(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            switch (one) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(one);
            }
        }
        return html.toString();
    }

    /** The moment in UTC; the page's script adds the reader's own time. */
    static String time(Instant at) {
        return "<time datetime=\"" + at + "\" data-local>" + DAY.format(at.atOffset(ZoneOffset.UTC)) + "</time>";
    }

    /** The time of day in UTC. */
    static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
