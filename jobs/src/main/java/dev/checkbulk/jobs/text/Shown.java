package dev.checkbulk.jobs.text;

import java.util.Locale;

/** Text from a file made safe to show: whatever is invisible or moves the reader's eye is written as an escape. */
public final class Shown {
    /** How much of a value is shown. */
    public static final int LONGEST = 60;

    private Shown() {}

    /** The value in quotes, escaped and cut. */
    public static String quoted(String value) {
        return '"' + plain(value, LONGEST) + '"';
    }

    /** The value escaped, and cut with an ellipsis where it would become longer than {@code longest}. */
    public static String plain(String value, int longest) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < value.length(); ) {
            int point = value.codePointAt(at);
            String shown = point(point);
            if (out.length() + shown.length() > longest) {
                return out.append('…').toString();
            }
            out.append(shown);
            at += Character.charCount(point);
        }
        return out.toString();
    }

    /** One character, escaped if it is not plainly visible. */
    public static String point(int point) {
        String text = Character.toString(point);
        if (!hidden(point)) {
            return text;
        }
        StringBuilder escape = new StringBuilder();
        for (char unit : text.toCharArray()) {
            escape.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        return escape.toString();
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }
}
