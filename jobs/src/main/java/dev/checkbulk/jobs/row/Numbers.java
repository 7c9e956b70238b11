package dev.checkbulk.jobs.row;

import dev.checkbulk.ops.resource.FieldType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts, percentages and other numbers: written out, with a point, without an exponent. */
public final class Numbers {
    private static final int MOST_DECIMALS = 10;
    private static final int MOST_DIGITS = 15;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String ROUNDED = "is a spreadsheet's short form of a number and has lost digits: ";

    private Numbers() {}

    static @Nullable String moneyFlaw(String text) {
        int decimals = decimals(text, 0);
        if (decimals >= 0 && decimals <= 2) {
            return null;
        }
        if (decimals > 2) {
            return "has more than 2 decimals: write it like 150.00";
        }
        if (isShortForm(text)) {
            return ROUNDED + "write the whole amount, like 1380.00";
        }
        return hasThousands(text)
                ? "has a thousands separator: write it like 1234.50"
                : "is not an amount: write it like 150.00";
    }

    public static @Nullable String percentFlaw(String text) {
        if (isShortForm(text)) {
            return ROUNDED + "write a number from 0 to 100, like 5.5";
        }
        return decimals(text, 0) < 0 || whole(text) > 3
                ? "is not a percentage: write a number from 0 to 100, like 5.5"
                : percentFlaw(new BigDecimal(text));
    }

    public static @Nullable String percentFlaw(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
            return "is not from 0 to 100";
        }
        return decimalsFlaw(number);
    }

    /** What is wrong with the text as a whole number, a number or hours, or null. */
    static @Nullable String flaw(FieldType kind, String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (isShortForm(text.substring(start))) {
            return ROUNDED + "write all of them";
        }
        if (hasThousands(text.substring(start))) {
            return "has a thousands separator: write it like 1234";
        }
        return decimals(text, start) < 0 || text.length() > 2 * MOST_DIGITS
                ? "is not a number: write it like " + (kind == FieldType.INTEGER ? "12" : "37.5")
                : flaw(kind, new BigDecimal(text));
    }

    /** What is wrong with a number as a value of this kind, or null. */
    static @Nullable String flaw(FieldType kind, BigDecimal number) {
        if (kind == FieldType.PERCENT) {
            return percentFlaw(number);
        }
        if ((long) number.precision() - number.scale() > MOST_DIGITS) {
            return "has more than " + MOST_DIGITS + " digits before the point";
        }
        if (kind == FieldType.HOURS && number.signum() < 0) {
            return "is negative: hours are 0 or more";
        }
        if (kind == FieldType.INTEGER && number.scale() > 0) {
            return "is not a whole number: write it like 12";
        }
        return decimalsFlaw(number);
    }

    private static @Nullable String decimalsFlaw(BigDecimal number) {
        return number.scale() > MOST_DECIMALS ? "has more than " + MOST_DECIMALS + " decimals" : null;
    }

    /** How many decimals the text has from there on, or -1 when it is not digits with at most one point between them. */
    private static int decimals(String text, int start) {
        int point = -1;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && point < 0 && at > start && at < text.length() - 1) {
                point = at;
            } else if (c < '0' || c > '9') {
                return -1;
            }
        }
        if (text.length() == start) {
            return -1;
        }
        return point < 0 ? 0 : text.length() - 1 - point;
    }

    private static int whole(String text) {
        int point = text.indexOf('.');
        return point < 0 ? text.length() : point;
    }

    /** Whether it is what a spreadsheet makes of a number that its cell is too narrow for, such as {@code 1.38E+03}. */
    static boolean isShortForm(String text) {
        int e = Math.max(text.indexOf('E'), text.indexOf('e'));
        if (e < 0 || decimals(text.substring(0, e), 0) < 0) {
            return false;
        }
        int start = e + 1 < text.length() && (text.charAt(e + 1) == '+' || text.charAt(e + 1) == '-') ? e + 2 : e + 1;
        return decimals(text, start) == 0;
    }

    private static boolean hasThousands(String text) {
        int comma = text.indexOf(',');
        return comma > 0 && decimals(text.replace(",", ""), 0) >= 0 && text.length() > comma + 3;
    }
}
