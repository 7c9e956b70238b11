package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is right for a single value, wherever it was written. A flaw is the end of a sentence that begins with the value. */
final class Values {
    /** The longest value or cell, in characters. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_ID = 255;
    private static final int MOST_DECIMALS = 10;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern MONEY = Pattern.compile("[0-9]+(\\.[0-9]{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Values() {}

    /** What is wrong with the text as a value of this kind, or null. Percentages and booleans are text in CSV only. */
    static @Nullable String flaw(Kind kind, String text) {
        String flaw = flaw(text);
        if (flaw != null) {
            return flaw;
        }
        return switch (kind) {
            case ID -> idFlaw(text);
            case TEXT, METADATA -> null;
            case MONEY -> MONEY.matcher(text).matches() ? null : "is not an amount: write it like 150.00";
            case PERCENT ->
                NUMBER.matcher(text).matches()
                        ? percentFlaw(new BigDecimal(text))
                        : "is not a percentage: write a number from 0 to 100, like 5.5";
            case DATE -> dateFlaw(text);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? null : "is neither true nor false";
        };
    }

    /** What is wrong with the text whatever it stands for, or null. */
    static @Nullable String flaw(String text) {
        if (text.length() > LONGEST) {
            return "is longer than 10,000 characters";
        }
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point == 0 || Character.getType(point) == Character.SURROGATE) {
                return "contains " + Shown.point(point) + ", which no text can have";
            }
            at += Character.charCount(point);
        }
        return null;
    }

    static @Nullable String percentFlaw(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
            return "is not from 0 to 100";
        }
        return number.scale() > MOST_DECIMALS ? "has more than " + MOST_DECIMALS + " decimals" : null;
    }

    /** A text that has no flaw as the value that it stands for. */
    static JsonNode node(Kind kind, String text) {
        return switch (kind) {
            case PERCENT -> DecimalNode.valueOf(new BigDecimal(text));
            case BOOLEAN -> BooleanNode.valueOf(text.equals("true"));
            default -> TextNode.valueOf(text);
        };
    }

    private static @Nullable String idFlaw(String text) {
        if (text.length() > LONGEST_ID) {
            return "has " + text.length() + " characters; an id has at most " + LONGEST_ID;
        }
        int wrong = text.codePoints().filter(p -> !inId(p)).findFirst().orElse(-1);
        if (wrong < 0) {
            return null;
        }
        String what = switch (wrong) {
            case '\r', '\n' -> "a line break";
            case ' ' -> "a space";
            default -> '"' + Shown.point(wrong) + '"';
        };
        return "contains " + what + "; an id has only letters (a-z, A-Z), digits, \"_\" and \"-\"";
    }

    private static boolean inId(int p) {
        return p >= 'a' && p <= 'z' || p >= 'A' && p <= 'Z' || p >= '0' && p <= '9' || p == '_' || p == '-';
    }

    private static @Nullable String dateFlaw(String text) {
        if (!DATE.matcher(text).matches()) {
            return "is not a date: write it like 2026-02-01 (year-month-day)";
        }
        try {
            LocalDate.parse(text);
            return null;
        } catch (DateTimeException e) {
            return "is a day that does not exist";
        }
    }
}
