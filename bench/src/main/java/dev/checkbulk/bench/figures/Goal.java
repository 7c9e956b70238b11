package dev.checkbulk.bench.figures;

import java.util.Locale;

/** A figure that is to be reached, and what was measured; nothing passes or fails by it. */
public record Goal(String what, double measured, boolean atLeast, double bound) {
    public static Goal atLeast(double bound, String what, double measured) {
        return new Goal(what, measured, true, bound);
    }

    public static Goal atMost(double bound, String what, double measured) {
        return new Goal(what, measured, false, bound);
    }

    boolean reached() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    /** The cells of a table of targets. */
    public String[] cells() {
        return new String[] {what, (atLeast ? "≥ " : "≤ ") + number(bound), number(measured), reached() ? "yes" : "no"};
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    }
}
