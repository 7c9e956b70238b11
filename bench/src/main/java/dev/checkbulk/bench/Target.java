package dev.checkbulk.bench;

import java.util.Locale;

/** A figure that is to be reached, and what was measured; nothing passes or fails by it. */
record Target(String what, double measured, boolean atLeast, double bound) {
    static Target atLeast(double bound, String what, double measured) {
        return new Target(what, measured, true, bound);
    }

    static Target atMost(double bound, String what, double measured) {
        return new Target(what, measured, false, bound);
    }

    boolean reached() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    /** The cells of a table of targets. */
    String[] cells() {
        return new String[] {what, (atLeast ? "≥ " : "≤ ") + number(bound), number(measured), reached() ? "yes" : "no"};
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    }
}
