package dev.checkbulk.jobs.report;

import java.util.Locale;

/** The picture of one sitting: how many requests left in each second, beside what was allowed. */
final class Chart {
    private static final int MOST_BARS = 120;
    private static final long[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600};
    private static final int LEFT = 44;
    private static final int RIGHT = 948;
    private static final int TOP = 22;
    private static final int BOTTOM = 170;
    private static final int WIDEST_BAR = 28;

    private final SendTimes sitting;
    private final long width;
    private final int bars;
    private final double[] sent;
    private final double[] throttled;
    private final double top;

    /** Few bars stand at the left, no wider than this. */
    private final double step;

    private final StringBuilder svg = new StringBuilder();

    private Chart(SendTimes sitting) {
        this.sitting = sitting;
        this.width = 1_000 * seconds(sitting.span());
        this.bars = (int) (sitting.span() / width) + 1;
        this.sent = perSecond(sitting.sends());
        this.throttled = perSecond(sitting.throttles());
        this.step = Math.min(WIDEST_BAR, (RIGHT - LEFT) / (double) bars);
        double highest = sitting.perSecond();
        for (double bar : sent) {
            highest = Math.max(highest, bar);
        }
        this.top = highest * 1.1;
    }

    /** An SVG; empty when nothing was sent. */
    static String of(SendTimes sitting) {
        return sitting.sends().length == 0 ? "" : new Chart(sitting).draw();
    }

    private static long seconds(long span) {
        for (long seconds : SECONDS) {
            if (span / (seconds * 1_000) < MOST_BARS) {
                return seconds;
            }
        }
        return span / 1_000 / MOST_BARS + 1;
    }

    private double[] perSecond(long[] times) {
        double[] counts = new double[bars];
        for (long time : times) {
            int bar = (int) ((time - sitting.sends()[0]) / width);
            if (bar >= 0 && bar < bars) {
                counts[bar] += 1_000.0 / width;
            }
        }
        return counts;
    }

    private String draw() {
        svg.append(
                        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of requests over time\">\n")
                .append("<svg viewBox=\"0 0 960 200\" role=\"img\"><title>")
                .append(Html.text(told()))
                .append("</title>\n");
        for (SendTimes.Pause pause : sitting.pauses()) {
            rect("pause", x(pause.from()), TOP, x(pause.to()) - x(pause.from()), BOTTOM - TOP);
        }
        for (int bar = 0; bar < bars; bar++) {
            bar("bar", bar, sent[bar]);
            bar("throttled", bar, throttled[bar]);
        }
        axes();
        if (sitting.perSecond() > 0) {
            limit();
        }
        return svg.append("</svg>\n</div>\n").toString();
    }

    /** For who does not see it. */
    private String told() {
        double most = 0;
        for (double bar : sent) {
            most = Math.max(most, bar);
        }
        return String.format(
                Locale.ROOT,
                "%d requests from %s to %s UTC, at most %s in a second%s; %d were answered 429%s.",
                sitting.sends().length,
                Html.clock(sitting.sends()[0]),
                Html.clock(sitting.sends()[sitting.sends().length - 1]),
                number(most),
                width == 1_000 ? "" : ", by " + width / 1_000 + " s",
                sitting.throttles().length,
                sitting.perSecond() > 0 ? "; the limit was " + number(sitting.perSecond()) : "");
    }

    private double x(long time) {
        return LEFT + (time - sitting.sends()[0]) * step / width;
    }

    private double y(double perSecond) {
        return BOTTOM - perSecond / top * (BOTTOM - TOP);
    }

    private void bar(String kind, int bar, double value) {
        if (value > 0) {
            rect(kind, LEFT + bar * step, y(value), Math.max(step - 1.5, 1), BOTTOM - y(value));
        }
    }

    private void rect(String kind, double x, double y, double wide, double high) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                kind,
                x,
                y,
                wide,
                high));
    }

    private void axes() {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
                LEFT,
                BOTTOM,
                RIGHT,
                BOTTOM));
        text(LEFT - 6, BOTTOM, "end", "0");
        long first = sitting.sends()[0];
        double end = LEFT + bars * step;
        text(LEFT, BOTTOM + 18, "start", Html.clock(first) + " UTC");
        if (end > LEFT + 400) {
            text((LEFT + end) / 2, BOTTOM + 18, "middle", Html.clock(first + bars * width / 2));
        }
        if (end > LEFT + 200) {
            text(end, BOTTOM + 18, "end", Html.clock(first + bars * width));
        }
    }

    private void limit() {
        double y = y(sitting.perSecond());
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"limit\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n",
                LEFT,
                y,
                RIGHT,
                y));
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"limit-text\" x=\"%d\" y=\"%.1f\" text-anchor=\"start\">limit %s/s</text>\n",
                LEFT,
                y - 5,
                number(sitting.perSecond())));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, text));
    }

    /** Without zeros at the end. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
